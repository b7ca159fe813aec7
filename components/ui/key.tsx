import './key.css';

/** The name of a key, beside the action it starts. Hidden from screen readers: the control announces its own key. */
export const Key = ({ name }: { name: string }) => (
  <span className="key" aria-hidden="true">
    {name}
  </span>
);
