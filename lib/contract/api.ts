import * as drafts from './drafts.ts';
import * as exceptions from './exceptions.ts';
import * as oversight from './oversight.ts';
import * as policies from './policies.ts';
import * as policyDrafts from './policy-drafts.ts';
import * as proposals from './proposals.ts';
import * as session from './session.ts';

/** Every operation of the backend, by id. A route that is not here does not exist. */
export const api = {
  'me.show': session.meShow,
  'plans.list': session.plansList,
  'plans.preview': policies.plansPreview,
  'drafts.create': drafts.draftsCreate,
  'runs.events': drafts.runsEvents,
  'runs.show': drafts.runsShow,
  'runs.list': drafts.runsList,
  'sources.show': drafts.sourcesShow,
  'proposals.create': proposals.proposalsCreate,
  'proposals.list': proposals.proposalsList,
  'proposals.show': proposals.proposalsShow,
  'proposals.decide': proposals.proposalsDecide,
  'proposals.edit': proposals.proposalsEdit,
  'proposals.withdraw': proposals.proposalsWithdraw,
  'proposals.roll-back': proposals.proposalsRollBack,
  'evidence.export': oversight.evidenceExport,
  'events.stream': oversight.eventsStream,
  'timeline.show': oversight.timelineShow,
  'exceptions.list': exceptions.exceptionsList,
  'exceptions.take': exceptions.exceptionsTake,
  'exceptions.resolve': exceptions.exceptionsResolve,
  'stop.show': oversight.stopShow,
  'stop.set': oversight.stopSet,
  'policies.list': policies.policiesList,
  'policies.show': policies.policiesShow,
  'policies.diff': policies.policiesDiff,
  'policies.impact': policies.policiesImpact,
  'policies.explain': policies.policiesExplain,
  'policies.draft.create': policyDrafts.policiesDraftCreate,
  'policies.draft.list': policyDrafts.policiesDraftList,
  'policies.draft.show': policyDrafts.policiesDraftShow,
  'policies.draft.export': policyDrafts.policiesDraftExport,
  'policies.draft.edit': policyDrafts.policiesDraftEdit,
  'policies.draft.rebase': policyDrafts.policiesDraftRebase,
  'policies.draft.submit': policyDrafts.policiesDraftSubmit,
  'policies.draft.review': policyDrafts.policiesDraftReview,
  'policies.draft.publish': policyDrafts.policiesDraftPublish,
  'policies.draft.discard': policyDrafts.policiesDraftDiscard,
  'health.show': oversight.healthShow,
} as const;

export type Api = typeof api;
export type OperationId = keyof Api;
