import { route as draftsCreate } from './drafts.create/route.ts';
import { route as eventsStream } from './events.stream/route.ts';
import { route as evidenceExport } from './evidence.export/route.ts';
import { route as exceptionsList } from './exceptions.list/route.ts';
import { route as exceptionsResolve } from './exceptions.resolve/route.ts';
import { route as exceptionsTake } from './exceptions.take/route.ts';
import { route as healthShow } from './health.show/route.ts';
import { route as meShow } from './me.show/route.ts';
import { route as plansList } from './plans.list/route.ts';
import { route as plansPreview } from './plans.preview/route.ts';
import { route as policiesDiff } from './policies.diff/route.ts';
import { route as policiesDraftCreate } from './policies.draft.create/route.ts';
import { route as policiesDraftDiscard } from './policies.draft.discard/route.ts';
import { route as policiesDraftEdit } from './policies.draft.edit/route.ts';
import { route as policiesDraftExport } from './policies.draft.export/route.ts';
import { route as policiesDraftList } from './policies.draft.list/route.ts';
import { route as policiesDraftPublish } from './policies.draft.publish/route.ts';
import { route as policiesDraftRebase } from './policies.draft.rebase/route.ts';
import { route as policiesDraftReview } from './policies.draft.review/route.ts';
import { route as policiesDraftShow } from './policies.draft.show/route.ts';
import { route as policiesDraftSubmit } from './policies.draft.submit/route.ts';
import { route as policiesExplain } from './policies.explain/route.ts';
import { route as policiesImpact } from './policies.impact/route.ts';
import { route as policiesList } from './policies.list/route.ts';
import { route as policiesShow } from './policies.show/route.ts';
import { route as proposalsCreate } from './proposals.create/route.ts';
import { route as proposalsDecide } from './proposals.decide/route.ts';
import { route as proposalsEdit } from './proposals.edit/route.ts';
import { route as proposalsList } from './proposals.list/route.ts';
import { route as proposalsRollBack } from './proposals.roll-back/route.ts';
import { route as proposalsShow } from './proposals.show/route.ts';
import { route as proposalsWithdraw } from './proposals.withdraw/route.ts';
import type { Route } from './route.ts';
import { route as runsEvents } from './runs.events/route.ts';
import { route as runsList } from './runs.list/route.ts';
import { route as runsShow } from './runs.show/route.ts';
import { route as sourcesShow } from './sources.show/route.ts';
import { route as stopSet } from './stop.set/route.ts';
import { route as stopShow } from './stop.show/route.ts';
import { route as timelineShow } from './timeline.show/route.ts';

/** Every route; a house test holds this list to the contract and to the folders. */
export const routes: readonly Route[] = [
  meShow,
  plansList,
  plansPreview,
  proposalsCreate,
  proposalsList,
  proposalsShow,
  proposalsDecide,
  proposalsEdit,
  proposalsWithdraw,
  proposalsRollBack,
  eventsStream,
  exceptionsList,
  exceptionsTake,
  exceptionsResolve,
  stopShow,
  stopSet,
  policiesList,
  policiesShow,
  policiesDiff,
  policiesImpact,
  policiesExplain,
  policiesDraftCreate,
  policiesDraftList,
  policiesDraftShow,
  policiesDraftExport,
  policiesDraftEdit,
  policiesDraftRebase,
  policiesDraftSubmit,
  policiesDraftReview,
  policiesDraftPublish,
  policiesDraftDiscard,
  healthShow,
  timelineShow,
  evidenceExport,
  draftsCreate,
  runsShow,
  runsList,
  sourcesShow,
  runsEvents,
];
