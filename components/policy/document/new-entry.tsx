import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

const idForm = /^[a-z0-9][a-z0-9_-]{0,63}$/;

const idProblem = (id: string, taken: readonly string[]): string | null => {
  if (id === '') return 'Give it an id first.';
  if (taken.includes(id)) return 'This id is taken.';
  return idForm.test(id) ? null : 'Use lower-case letters, digits, - and _.';
};

/** Asks for the id of one more entry of a map. */
export const NewEntry = ({
  noun,
  taken,
  onAdd,
}: {
  /** What one entry is called. */
  noun: string;
  taken: readonly string[];
  onAdd: (id: string) => void;
}) => {
  const [id, setId] = useState('');
  const add = () => {
    onAdd(id);
    setId('');
  };
  return (
    <div className="policy-line policy-line-end">
      <TextField label={`Id of a new ${noun}`} value={id} onChange={setId} maxLength={64} />
      <Button onPress={add} refused={idProblem(id, taken)}>
        Add
      </Button>
    </div>
  );
};
