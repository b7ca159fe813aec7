import type { ReactNode } from 'react';
import type { Json } from '../../../lib/core/canonical.ts';
import { IconButton } from '../../ui/button.tsx';
import { ProblemAt } from './controls.tsx';
import { NewEntry } from './new-entry.tsx';
import { keysAt, type Path } from './policy-document.ts';
import { usePolicyWriting } from './policy-writing.tsx';

/** The entries of a map of the document, each with its own controls, and a way to add one and to take one out. */
export const NamedEntries = ({
  path,
  noun,
  start,
  children,
}: {
  path: Path;
  /** What one entry is called. */
  noun: string;
  /** What a new entry begins with. */
  start: Json;
  children: (path: Path, id: string) => ReactNode;
}) => {
  const { document, refused, onEdit } = usePolicyWriting();
  const ids = keysAt(document, path);
  return (
    <div className="stack policy-entries">
      {ids.length === 0 && <p className="quiet">None.</p>}
      {ids.map(entry => (
        <div key={entry} className="policy-entry">
          <code>{entry}</code>
          <div className="stack">
            <ProblemAt path={[...path, entry]} />
            {children([...path, entry], entry)}
          </div>
          {refused === null && (
            <IconButton
              icon="cross"
              label={`Remove ${noun} ${entry}`}
              onPress={() => onEdit([{ path: [...path, entry], remove: true }])}
            />
          )}
        </div>
      ))}
      {refused === null && (
        <NewEntry noun={noun} taken={ids} onAdd={id => onEdit([{ path: [...path, id], value: start }])} />
      )}
    </div>
  );
};
