import './value-change.css';
import { LongText } from './long-text.tsx';
import { VisibleText } from './visible-text.tsx';

/** A value before and after. Null means there was nothing, or there is to be nothing. */
export const ValueChange = ({
  before,
  after,
  beforeLabel = 'before',
  afterLabel = 'after',
}: {
  before: string | null;
  after: string | null;
  beforeLabel?: string;
  afterLabel?: string;
}) => (
  <dl className="value-change">
    <dt>{beforeLabel}</dt>
    <dd className="value-before">
      <Value value={before} />
    </dd>
    <dt>{afterLabel}</dt>
    <dd className="value-after">
      <Value value={after} />
    </dd>
  </dl>
);

const Value = ({ value }: { value: string | null }) => {
  if (value === null || value === '') return <em className="quiet">empty</em>;
  return value.length > 120 ? (
    <LongText text={value} limit={300} />
  ) : (
    <strong>
      <VisibleText text={value} />
    </strong>
  );
};
