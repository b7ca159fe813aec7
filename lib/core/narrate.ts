import type { z } from 'zod';
import type { AuditType, auditData } from './audit-event.ts';
import { erasedCount, exceptionSubject, resolutionWords } from './narrated-words.ts';
import type { Proposal } from './proposal.ts';

/** What one event says to a person. Values are plain text, whatever characters they hold. */
export interface Narration {
  /** One sentence, long values cut. */
  sentence: string;
  before: string | null;
  after: string | null;
  why: string | null;
  /** How to undo it, where there is something to undo. */
  undo: string | null;
}

/** What a narrator knows beside the event: who acted, and the event's proposal as its card stands now. */
export interface Setting {
  who: string;
  proposal: Proposal | null;
}

type DataOf<T extends AuditType> = z.infer<(typeof auditData)[T]>;
type Narrator<T extends AuditType> = (
  data: DataOf<T>,
  setting: Setting,
) => Partial<Narration> & { sentence: string };

const longest = 80;
const quoted = (value: string | null): string => {
  if (value === null || value === '') return 'empty';
  const line = value.replace(/\s+/g, ' ').trim();
  return `“${line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line}”`;
};
const move = (title: string, before: string | null, after: string | null): string =>
  `${title}: ${quoted(before)} → ${quoted(after)}`;
const change = (title: string, isField: boolean, before: string | null, after: string): string =>
  isField ? move(title, before, after) : `${title}: ${quoted(after)}`;
const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

const sealedChanges = ({ proposal }: Setting, seal: string): string =>
  proposal?.seal === seal
    ? ` — ${proposal.changes
        .map(({ fieldTitle, actionTitle, kind, base, proposed }) =>
          change(fieldTitle ?? actionTitle, kind === 'set-field', base, proposed),
        )
        .join('; ')}`
    : '';

const decided: Narrator<'decision.made'> = (data, setting) => {
  const what = sealedChanges(setting, data.seal);
  const why = [data.reasonCode, data.note].filter(Boolean).join(': ') || null;
  switch (data.outcome) {
    case 'approve': {
      const more = data.approved ? '' : '; another approval is still needed';
      return {
        sentence: `${setting.who} approved proposal #${data.number} as ${data.role}${what}${more}.`,
        why,
      };
    }
    case 'reject':
      return { sentence: `${setting.who} rejected proposal #${data.number} as ${data.role}${what}.`, why };
    case 'confirm':
      return {
        sentence: `${setting.who} confirmed proposal #${data.number}; its gate asks for no second person${what}.`,
        why,
      };
  }
};

const approvers = ({ proposal }: Setting): string => {
  const names = (proposal?.decisions ?? [])
    .filter(({ outcome, seal }) => outcome === 'approve' && seal === proposal?.seal)
    .map(({ by }) => by.name);
  return names.length > 0 ? ` Approved by ${names.join(' and ')}.` : '';
};

const undoOf = ({ proposal }: Setting, index: number): string | null => {
  const undo = proposal?.changes[index]?.undo;
  if (!proposal || !undo) return null;
  if (proposal.state === 'rolled-back' && undo.kind === 'restore') return 'It has been rolled back.';
  return undo.kind === 'restore' ? `Roll back proposal #${proposal.number}. ${undo.forecast}` : undo.forecast;
};

const written: Narrator<'apply.done'> = (data, setting) => {
  const found = data.recovered
    ? ' After an interruption it was found written already, and not written again.'
    : '';
  const isField = setting.proposal?.changes[data.index]?.kind === 'set-field' || data.before !== null;
  return {
    sentence: `Proposal #${data.number} was written by ${data.writtenBy} — ${change(data.title, isField, data.before, data.after ?? '')}.${approvers(setting)}${found}`,
    before: data.before,
    after: data.after,
    why: setting.proposal?.reason ?? null,
    undo: undoOf(setting, data.index),
  };
};

const created: Narrator<'proposal.created'> = (data, { who, proposal }) => {
  const undoing = proposal?.rollbackOf ? ', to undo an earlier one' : '';
  const changes = data.changes.map(({ title, field, base, proposed }) =>
    change(title, field !== null, base, proposed),
  );
  return {
    sentence: `${who} made proposal #${data.number}${undoing} — ${changes.join('; ')}.`,
    why: data.reason,
  };
};

const draftSteps = {
  created: 'started',
  edited: 'edited',
  rebased: 'carried over to the version in force',
  submitted: 'sent to review',
  discarded: 'discarded',
} as const;

const narrators: { [T in AuditType]: Narrator<T> } = {
  'policy.published': ({ version, name, reviewed }, { who }) => ({
    sentence: `${who} published policy version ${version}, “${name}”${
      reviewed ? `, written by ${reviewed.authors.join(' and ')}, approved by ${reviewed.reviewer}` : ''
    }.`,
    why: reviewed?.owners.join(' ') || null,
  }),
  'run.started': ({ read, masked, missing, withheld }, { who }) => ({
    sentence: `${who} asked for a draft. Fields: ${read} read, ${masked} masked, ${missing} missing, ${withheld} withheld.`,
  }),
  'run.finished': ({ generator, sentences, suggestions, degraded }) => ({
    sentence: `${generator} drafted ${count(sentences, 'sentence')} and ${count(suggestions, 'suggestion')}.`,
    why: degraded.join(' ') || null,
  }),
  'run.stopped': ({ reason, rule }) => ({
    sentence: `The draft was stopped${rule ? ` by rule ${rule}` : ''}.`,
    why: reason,
  }),
  'run.failed': ({ reason }) => ({ sentence: 'The draft failed.', why: reason }),
  'proposal.created': created,
  'proposal.edited': ({ number, edits }, { who }) => ({
    sentence: `${who} edited proposal #${number}, which needs a new decision — ${edits.map(({ index, before, after }) => move(`Change ${index + 1}`, before, after)).join('; ')}.`,
    before: edits.length === 1 ? (edits[0]?.before ?? null) : null,
    after: edits.length === 1 ? (edits[0]?.after ?? null) : null,
  }),
  'proposal.withdrawn': ({ number }, { who }) => ({ sentence: `${who} withdrew proposal #${number}.` }),
  'proposal.expired': ({ number }) => ({
    sentence: `Proposal #${number} expired without a decision. Nothing was written.`,
  }),
  'decision.made': decided,
  'decision.refused': ({ number, outcome, why }, { who }) => ({
    sentence: `${who} tried to ${outcome} proposal #${number} and was refused.`,
    why,
  }),
  'apply.intended': ({ number, title, before, proposed }) => ({
    sentence: `Writing proposal #${number} began — ${change(title, before !== null, before, proposed)}.`,
  }),
  'apply.done': written,
  'apply.refused': ({ number, why }) => ({ sentence: `Proposal #${number} was not written.`, why }),
  'apply.stale': ({ number, title, base, now, proposed }) => ({
    sentence: `${title} of proposal #${number} was not written: it has changed since, from ${quoted(base)} to ${quoted(now)}.`,
    before: now,
    after: proposed,
  }),
  'apply.failed': ({ number, title, why }) => ({
    sentence: `Writing ${title} of proposal #${number} failed.`,
    why,
  }),
  'rollback.refused': ({ number, why }, { who }) => ({
    sentence: `${who} asked to roll back proposal #${number} and was refused.`,
    why,
  }),
  'exception.opened': ({ kind, field, summary }) => ({
    sentence: `An exception was opened: ${exceptionSubject(kind, field)}.`,
    why: summary,
  }),
  'exception.taken': ({ kind, field, dueAt, from }, { who }) => ({
    sentence: `${who} took ${from && from !== who ? `over from ${from} ` : ''}the exception about ${exceptionSubject(kind, field)}, to be resolved by ${dueAt.slice(0, 16).replace('T', ' ')} UTC.`,
  }),
  'exception.resolved': ({ resolution, note, kind, field }, { who }) => ({
    sentence: `${who} resolved ${kind ? `the exception about ${exceptionSubject(kind, field ?? null)}` : 'an exception'}: ${resolutionWords(resolution)}.`,
    why: note || null,
  }),
  'stop.changed': ({ scope, stopped, reason }, { who }) => ({
    sentence: `${who} turned the stop switch of ${scope} ${stopped ? 'on' : 'off'}.`,
    why: reason,
  }),
  'access.denied': ({ operation, why }, { who }) => ({ sentence: `${who} was refused ${operation}.`, why }),
  'data.erased': ({ erased }, { who }) => ({
    sentence: `${who} erased what was past its time: ${Object.entries(erased).map(erasedCount).join(', ')}.`,
  }),
  'evidence.exported': ({ number }, { who }) => ({
    sentence: `${who} exported the evidence of proposal #${number}.`,
  }),
  'policy.drafted': ({ step, base, reason }, { who }) => ({
    sentence: `${who} ${draftSteps[step]} a change of policy version ${base}.`,
    why: reason,
  }),
  'policy.reviewed': ({ outcome, base, digest, note }, { who }) => ({
    sentence:
      outcome === 'approve'
        ? `${who} approved a change of policy version ${base}, digest ${digest.slice(0, 12)}.`
        : `${who} returned a change of policy version ${base} to its authors.`,
    why: note || null,
  }),
  'policy.review-voided': ({ reviewer, because }) => ({
    sentence: `The approval by ${reviewer} of a policy draft no longer counts.`,
    why: because,
  }),
};

const silent = { before: null, after: null, why: null, undo: null };

/** Tells one event in plain words. `data` has the form of its kind. */
export const narrate = <T extends AuditType>(type: T, data: DataOf<T>, setting: Setting): Narration => ({
  ...silent,
  ...narrators[type](data, setting),
});

/** Tells of an event whose details were erased, or were written by a version that knew more than this one. */
export const narrateUnread = (type: string, who: string, erased: boolean): Narration => ({
  ...silent,
  sentence: erased
    ? `${who}: ${type}. The details were erased; that it happened, when and by whom is still proven.`
    : `${who}: ${type}. This version cannot read the details.`,
});
