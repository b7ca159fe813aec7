import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';

export interface TimelineQuestion {
  system: string;
  type: string;
  id: string;
  /** ISO date-time; nothing later is told. Absent for everything until now. */
  at?: string;
}

/** The form in which the browser's own date control takes a moment: local time, without its zone. */
const localMinute = (iso: string): string => {
  const moment = new Date(iso);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** “At 14:14” means until that minute is over. */
const endOfMinute = (local: string): string => new Date(new Date(local).getTime() + 59_999).toISOString();

/** The auditor's question: which record, and up to when. */
export const TimelineQuestionForm = ({
  asked,
  onAsk,
}: {
  asked: TimelineQuestion | null;
  onAsk: (question: TimelineQuestion) => void;
}) => {
  const [question, setQuestion] = useState(() => ({
    system: asked?.system ?? '',
    type: asked?.type ?? '',
    id: asked?.id ?? '',
    at: asked?.at ? localMinute(asked.at) : '',
  }));
  const set = (part: keyof typeof question) => (value: string) => setQuestion({ ...question, [part]: value });
  const { system, type, id, at } = question;
  const missing = !system.trim() || !type.trim() || !id.trim();
  const ask = () =>
    onAsk({
      system: system.trim(),
      type: type.trim(),
      id: id.trim(),
      ...(at ? { at: endOfMinute(at) } : {}),
    });
  return (
    <form
      className="row"
      onSubmit={event => {
        event.preventDefault();
        if (!missing) ask();
      }}
    >
      <TextField label="System" value={system} onChange={set('system')} maxLength={64} />
      <TextField label="Record type" value={type} onChange={set('type')} maxLength={64} />
      <TextField label="Record" value={id} onChange={set('id')} maxLength={120} />
      <TextField label="Up to (your local time)" type="datetime-local" value={at} onChange={set('at')} />
      <Button type="submit" look="primary" refused={missing ? 'Name the system, type and record.' : null}>
        Show what happened
      </Button>
    </form>
  );
};
