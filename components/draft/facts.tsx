import './facts.css';
import type { Fact } from '../../lib/core/draft.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Section } from '../ui/section.tsx';
import { FactLine } from './fact-line.tsx';

/**
 * What the systems say, before anything that is suggested: first what the draft rests on or what is wrong, the rest on
 * request.
 */
export const Facts = ({ facts, used }: { facts: readonly Fact[]; used: ReadonlySet<string> }) => {
  const matters = (fact: Fact) => used.has(fact.field) || !['ok', 'masked'].includes(fact.state);
  const first = facts.filter(matters);
  const rest = facts.filter(fact => !matters(fact));
  return (
    <Section title="Facts">
      <FactLines facts={first} />
      {rest.length > 0 && (
        <Disclosure summary={first.length === 0 ? `${rest.length} facts` : `${rest.length} more facts`}>
          <FactLines facts={rest} />
        </Disclosure>
      )}
    </Section>
  );
};

const FactLines = ({ facts }: { facts: readonly Fact[] }) => (
  <ul className="facts">
    {facts.map(fact => (
      <FactLine key={fact.field} fact={fact} />
    ))}
  </ul>
);
