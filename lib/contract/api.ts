import * as drafts from './drafts.ts';
import * as oversight from './oversight.ts';
import * as proposals from './proposals.ts';
import * as session from './session.ts';

/** Every operation of the backend, by id. A route that is not here does not exist. */
export const api = {
  'me.show': session.meShow,
  'plans.list': session.plansList,
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
  'exceptions.list': oversight.exceptionsList,
  'stop.show': oversight.stopShow,
  'stop.set': oversight.stopSet,
  'policies.list': oversight.policiesList,
  'policies.publish': oversight.policiesPublish,
  'health.show': oversight.healthShow,
} as const;

export type Api = typeof api;
export type OperationId = keyof Api;
