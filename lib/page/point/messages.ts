import type { MaskTable } from '../../core/mask/mask-table.ts';
import type { FieldPlan } from '../../core/plan.ts';
import type { IdConfirmation, LocatorState, Pointed, Repair } from '../../core/pointing.ts';

export type PointingMode = 'value' | 'message';

/** What the worker asks of the pointing script in a tab's top frame. It calls the script; the script listens to nobody. */
export type PointerRequest =
  | { type: 'begin'; mode: PointingMode; plan: FieldPlan; masks: MaskTable }
  /** Answers when more than `after` things were pointed at, when pointing is over, or after a few seconds. */
  | { type: 'wait'; after: number }
  | { type: 'end' }
  | { type: 'states'; plan: FieldPlan }
  | { type: 'repair'; plan: FieldPlan; titles: Record<string, string>; masks: MaskTable }
  | { type: 'confirm'; plan: FieldPlan };

export interface PointerReplies {
  begin: { begun: boolean };
  wait: { pointed: Pointed[]; over: boolean };
  end: { over: true };
  states: { id: string; states: LocatorState[] }[];
  repair: Repair[];
  confirm: IdConfirmation;
}

/** The name under which the script is known in the extension's own world of a page; the page's scripts do not see it. */
export interface PointerWorld {
  countersignPointer?: {
    answer: (request: PointerRequest) => Promise<PointerReplies[PointerRequest['type']]>;
  };
}
