import { Dice, fill } from './dice.ts';
import { disguises } from './disguises.ts';
import * as values from './other-values.ts';
import { card, iban } from './payments.ts';
import { personIds } from './person-ids.ts';
import { around, harmless, names } from './sentences.ts';

/** A text in which one value is sensitive, or none. */
export interface Document {
  text: string;
  kind: string;
  /** The sensitive value as it is written in the text; empty in a harmless text. */
  value: string;
  /** How it is disguised; empty when it is not. */
  disguise: string;
}

interface Said {
  kind: string;
  value: string;
  /** The words for it, when they are told. */
  name: string;
}

type Language = 'en' | 'de' | 'fr' | 'es';
const languages: Language[] = ['en', 'en', 'de', 'fr', 'es'];

const nameOf = (dice: Dice, kind: string, language: Language): string =>
  dice.pick(names[kind]?.[language] ?? ['']);

const plainKinds: Record<string, (dice: Dice) => string> = {
  card,
  'bank account': iban,
  'e-mail': values.email,
  phone: values.phone,
  'IP address': values.ipAddress,
  'MAC address': values.macAddress,
};

const sayPlain = (dice: Dice, kind: string, language: Language): Said => ({
  kind,
  value: plainKinds[kind]?.(dice) ?? '',
  name: dice.below(2) ? nameOf(dice, kind, language) : '',
});

const sayAccount = (dice: Dice, language: Language): Said => ({
  kind: 'bank account',
  value: dice.number(dice.between(7, 12)),
  name: nameOf(dice, 'account', language),
});

const sayPersonId = (dice: Dice): Said => {
  const { make, names: called, namedOnly } = dice.pick(personIds);
  const name = namedOnly || dice.below(2) ? dice.pick(called) + dice.pick(['', ':', ' is', ' =']) : '';
  return { kind: 'national id', value: make(dice), name };
};

const saySecret = (dice: Dice, language: Language): Said => {
  const kind = 'secret';
  const [value, name] = dice.pick([
    () => [values.knownKey(dice), dice.pick(['', 'key'])],
    () => [values.unknownKey(dice), nameOf(dice, 'key', language)],
    () => [values.password(dice), nameOf(dice, 'password', language)],
  ])() as [string, string];
  return { kind, value, name };
};

const sayBirth = (dice: Dice, language: Language): Said => ({
  kind: 'date of birth',
  value: values.birthDate(dice, language),
  name: nameOf(dice, 'date of birth', language),
});

const sayings: ((dice: Dice, language: Language) => Said)[] = [
  ...Object.keys(plainKinds).map(
    kind =>
      (dice: Dice, language: Language): Said =>
        sayPlain(dice, kind, language),
  ),
  sayAccount,
  sayPersonId,
  sayPersonId,
  saySecret,
  sayBirth,
];

const withValue = (dice: Dice, disguised: boolean): Document => {
  const language = dice.pick(languages);
  const { kind, value: plain, name } = dice.pick(sayings)(dice, language);
  const disguise = disguised ? dice.pick(Object.keys(disguises[kind] ?? {})) : '';
  const value = disguises[kind]?.[disguise]?.(plain, dice) ?? plain;
  const sentence = fill(dice, dice.pick(around[language] ?? []).replaceAll('@', 'at'));
  const text = sentence.replace('%', () => `${name}${name && !name.endsWith('=') ? ' ' : ''}${value}`);
  return { text, kind, value, disguise: value === plain ? '' : disguise };
};

/** The project's own labelled set: as many plain as disguised values, and as many harmless texts. No data of anybody. */
export const labelledSet = (seed: number, count: number): Document[] => {
  const dice = new Dice(seed);
  return Array.from({ length: count }, (_, index) =>
    index % 3 === 0
      ? { text: fill(dice, dice.pick(harmless)), kind: '', value: '', disguise: '' }
      : withValue(dice, index % 3 === 1),
  );
};
