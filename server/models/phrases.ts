import type { Material } from './material.ts';

type Tone = Material['tone'];
type ByTone = Record<Tone, string>;

/** The sentences around the matter, in one language. `{name}`, `{first}`, `{subject}` and `{agent}` are filled in. */
export interface Phrases {
  greeting: ByTone;
  greetingWithoutName: ByTone;
  thanks: ByTone;
  thanksAbout: ByTone;
  holding: string;
  offer: ByTone;
  closing: ByTone;
}

const english: Phrases = {
  greeting: { plain: 'Hello {first},', warm: 'Hi {first},', formal: 'Dear {name},' },
  greetingWithoutName: { plain: 'Hello,', warm: 'Hello,', formal: 'Dear customer,' },
  thanks: {
    plain: 'Thank you for your message.',
    warm: 'Thank you for writing to us, and I am sorry for the trouble.',
    formal: 'Thank you for contacting us.',
  },
  thanksAbout: {
    plain: 'Thank you for your message about “{subject}”.',
    warm: 'Thank you for writing to us about “{subject}”, and I am sorry for the trouble.',
    formal: 'Thank you for contacting us about “{subject}”.',
  },
  holding: 'I am looking into this for you and will write to you again as soon as I know more.',
  offer: {
    plain: 'If anything is still unclear, just reply to this message.',
    warm: 'If there is anything else I can do for you, just reply to this message.',
    formal: 'Please reply to this message if you have any further questions.',
  },
  closing: {
    plain: 'Kind regards\n{agent}',
    warm: 'Best wishes\n{agent}',
    formal: 'Yours sincerely\n{agent}',
  },
};

const german: Phrases = {
  greeting: { plain: 'Guten Tag {name},', warm: 'Hallo {first},', formal: 'Guten Tag {name},' },
  greetingWithoutName: { plain: 'Guten Tag,', warm: 'Hallo,', formal: 'Sehr geehrte Damen und Herren,' },
  thanks: {
    plain: 'Vielen Dank für Ihre Nachricht.',
    warm: 'Vielen Dank für Ihre Nachricht. Es tut mir leid, dass Sie Ärger hatten.',
    formal: 'Vielen Dank für Ihre Nachricht.',
  },
  thanksAbout: {
    plain: 'Vielen Dank für Ihre Nachricht zu „{subject}“.',
    warm: 'Vielen Dank für Ihre Nachricht zu „{subject}“. Es tut mir leid, dass Sie Ärger hatten.',
    formal: 'Vielen Dank für Ihre Nachricht zu „{subject}“.',
  },
  holding: 'Ich kümmere mich darum und melde mich wieder, sobald ich mehr weiß.',
  offer: {
    plain: 'Wenn noch etwas offen ist, antworten Sie einfach auf diese Nachricht.',
    warm: 'Wenn ich sonst noch etwas für Sie tun kann, antworten Sie einfach auf diese Nachricht.',
    formal: 'Bei weiteren Fragen antworten Sie bitte auf diese Nachricht.',
  },
  closing: {
    plain: 'Freundliche Grüße\n{agent}',
    warm: 'Herzliche Grüße\n{agent}',
    formal: 'Mit freundlichen Grüßen\n{agent}',
  },
};

const french: Phrases = {
  greeting: { plain: 'Bonjour {first},', warm: 'Bonjour {first},', formal: 'Bonjour {name},' },
  greetingWithoutName: { plain: 'Bonjour,', warm: 'Bonjour,', formal: 'Madame, Monsieur,' },
  thanks: {
    plain: 'Merci pour votre message.',
    warm: 'Merci de nous avoir écrit. Nous sommes désolés pour ce désagrément.',
    formal: 'Nous vous remercions de votre message.',
  },
  thanksAbout: {
    plain: 'Merci pour votre message au sujet de « {subject} ».',
    warm: 'Merci de nous avoir écrit au sujet de « {subject} ». Nous sommes désolés pour ce désagrément.',
    formal: 'Nous vous remercions de votre message au sujet de « {subject} ».',
  },
  holding: 'Je m’en occupe et je reviens vers vous dès que j’en sais plus.',
  offer: {
    plain: 'S’il reste une question, répondez simplement à ce message.',
    warm: 'Si je peux faire autre chose pour vous, répondez simplement à ce message.',
    formal: 'Pour toute autre question, veuillez répondre à ce message.',
  },
  closing: {
    plain: 'Cordialement\n{agent}',
    warm: 'Bien à vous\n{agent}',
    formal: 'Veuillez agréer nos salutations distinguées\n{agent}',
  },
};

const all: Record<string, Phrases> = { en: english, de: german, fr: french };

/** The language of drafts where the customer's own has no phrases or no articles. */
export const fallbackLanguage = 'en';
export const hasPhrases = (language: string): boolean => Object.hasOwn(all, language);
export const phrasesIn = (language: string): Phrases => all[language] ?? english;

/** All words that the phrases of a language are made of. */
export const phraseWords = (language: string): string =>
  Object.values(phrasesIn(language))
    .flatMap(phrase => (typeof phrase === 'string' ? [phrase] : Object.values(phrase)))
    .join(' ')
    .replace(/\{\w+\}/g, '');
