import './skeleton.css';

/** The outline of what is being loaded, in its final layout. `label` is announced once. */
export const Skeleton = ({ label, lines = 3 }: { label: string; lines?: number }) => (
  <div className="skeleton" role="status">
    <span className="visually-hidden">{label}</span>
    {Array.from({ length: lines }, (_, line) => line).map(line => (
      <span
        key={line}
        className="skeleton-line"
        aria-hidden="true"
        style={{ inlineSize: `${[92, 74, 84, 60][line % 4]}%` }}
      />
    ))}
  </div>
);
