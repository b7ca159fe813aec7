import type { Ref } from 'react';
import { IconButton } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { OpenCard } from './use-open-card.ts';

/** Search, place in the queue, and the buttons that do what the keys do. */
export const QueueTools = ({
  card,
  ref,
  onHelp,
}: {
  card: OpenCard;
  ref: Ref<HTMLDivElement>;
  onHelp: () => void;
}) => (
  <div className="row approval-tools" ref={ref}>
    <TextField
      label="Search the queue"
      labelHidden
      type="search"
      placeholder="Search  /"
      value={card.search}
      onChange={card.setSearch}
    />
    <span className="quiet">{card.proposal ? `${card.position + 1} of ${card.count}` : 'none'}</span>
    <IconButton
      icon="chevron"
      label="Previous (k)"
      isDisabled={card.position === 0}
      onPress={() => card.move(-1)}
    />
    <IconButton
      icon="chevron"
      label="Next (j)"
      isDisabled={card.position + 1 >= card.count}
      onPress={() => card.move(1)}
    />
    <IconButton icon="info" label="Keys (?)" onPress={onHelp} />
  </div>
);
