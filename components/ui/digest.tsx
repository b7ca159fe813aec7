import './digest.css';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

/** A digest or id, short until it is pressed. */
export const Digest = ({ label, value }: { label: string; value: string }) => {
  const [whole, setWhole] = useState(false);
  const short = value.length > 12 ? `${value.slice(0, 4)}…${value.slice(-2)}` : value;
  return (
    <Button className="digest" aria-expanded={whole} onPress={() => setWhole(!whole)}>
      {label} <code>{whole ? value : short}</code>
    </Button>
  );
};
