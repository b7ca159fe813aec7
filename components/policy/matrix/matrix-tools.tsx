import { useRef } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import type { Grouping } from './matrix-fields.ts';

const groupings: readonly { value: Grouping; title: string }[] = [
  { value: 'owner', title: 'by owner' },
  { value: 'sensitivity', title: 'by sensitivity' },
  { value: 'none', title: 'not grouped' },
];

/** Search and grouping of the matrix. `/` goes to the search. */
export const MatrixTools = ({
  search,
  grouping,
  found,
  total,
  onSearch,
  onGroup,
}: {
  search: string;
  grouping: Grouping;
  found: number;
  total: number;
  onSearch: (search: string) => void;
  onGroup: (grouping: Grouping) => void;
}) => {
  const tools = useRef<HTMLDivElement>(null);
  useKeys({ '/': () => tools.current?.querySelector('input')?.focus() });
  return (
    <div className="row matrix-tools" ref={tools}>
      <TextField
        label="Search fields"
        labelHidden
        type="search"
        placeholder="Search fields, owners, sensitivity  /"
        value={search}
        onChange={onSearch}
      />
      <Choice
        label="Group fields"
        labelHidden
        value={grouping}
        options={groupings}
        onChange={value => onGroup(value as Grouping)}
      />
      <span className="quiet" role="status">
        {found === total ? `${total} fields` : `${found} of ${total} fields`}
      </span>
    </div>
  );
};
