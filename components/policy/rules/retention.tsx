import { TextAt } from '../document/controls.tsx';

const terms = [
  { key: 'localDraft', label: 'Draft in the browser' },
  { key: 'reading', label: 'What was read from a page' },
  { key: 'prompt', label: 'What a model was asked' },
  { key: 'output', label: 'What came out' },
  { key: 'evidence', label: 'Evidence' },
] as const;

/** How long things are kept, and how long a proposal waits for a decision. */
export const Retention = () => (
  <div className="stack">
    <p className="quiet">Write a number and a unit: 30s, 10min, 1h, 30d.</p>
    <div className="policy-grid">
      {terms.map(({ key, label }) => (
        <TextAt key={key} path={['retention', key]} label={label} />
      ))}
      <TextAt path={['proposals', 'expireAfter']} label="A proposal nobody decided is denied after" />
    </div>
  </div>
);
