import { useId } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';
import { type Path, valueAt } from '../document/policy-document.ts';
import { usePolicyWriting } from '../document/policy-writing.tsx';

/** Whether who edits a value at a hard gate may approve it. Unticked, the document says nothing of it: the strict way. */
export const EditorApproves = ({ path }: { path: Path }) => {
  const { document, refused, onEdit } = usePolicyWriting();
  const explained = useId();
  return (
    <div className="stack">
      <Checkbox
        checked={valueAt(document, path) === true}
        onChange={checked =>
          onEdit([checked ? { path: [...path], value: true } : { path: [...path], remove: true }])
        }
        disabled={refused !== null}
        describedBy={explained}
      >
        Who edits may approve
      </Checkbox>
      <p id={explained} className="quiet">
        Unticked, another person approves an edited value. Nobody ever approves what they proposed.
      </p>
    </div>
  );
};
