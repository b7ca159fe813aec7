import { describe, expect, it } from 'vitest';
import { languageOf } from './language.ts';
import { sentencesOf } from './sentences.ts';
import { stemOf } from './stem.ts';
import { mentions as mentionsIn, stemmed, stemsOf } from './words.ts';

const mentions = (text: string, phrase: string, language: string): boolean =>
  mentionsIn(stemmed(text, language), phrase, language);

describe('inflected forms meet in one stem', () => {
  it.each([
    ['en', ['charge', 'charges', 'charged', 'charging']],
    ['en', ['cancel', 'cancelled', 'cancelling', 'cancellation']],
    ['en', ['reply', 'replies', 'replied']],
    ['en', ['stop', 'stopped', 'stops']],
    ['de', ['zerbrochen', 'zerbrochene', 'zerbrochenen']],
    ['de', ['Erstattung', 'Erstattungen', 'erstatten'].map(word => word.toLowerCase())],
    ['fr', ['commande', 'commandes', 'commander']],
  ])('%s: %s', (language, words) => {
    expect(new Set(words.map(word => stemOf(word, language))).size).toBe(1);
  });

  it('and different words keep different stems', () => {
    for (const [a, b] of [
      ['call', 'cancel'],
      ['string', 'strong'],
      ['invoice', 'voice'],
      ['miss', 'mister'],
    ] as const)
      expect(stemOf(a, 'en')).not.toBe(stemOf(b, 'en'));
  });
});

describe('a phrase is mentioned', () => {
  it('in any inflected form, whole words only', () => {
    expect(mentions('My card was CHARGED twice.', 'charge', 'en')).toBe(true);
    expect(mentions('I want my money back!', 'money back', 'en')).toBe(true);
    expect(mentions('Money is not what I want back', 'money back', 'en')).toBe(false);
    expect(mentions('It was overcharged', 'charge', 'en')).toBe(false);
  });

  it('also in full-width letters', () => {
    expect(mentions('ｒｅｆｕｎｄ please', 'refund', 'en')).toBe(true);
  });
});

it('small words carry no meaning', () => {
  expect(stemsOf('Where is my parcel, and when will it be here?', 'en')).toEqual(['parcel']);
});

describe('the language of a text', () => {
  it.each([
    ['en', 'I have two accounts with you by mistake. Can you put them together?'],
    ['de', 'Eine der beiden Tassen ist zerbrochen. Kann ich Ersatz bekommen?\nCordialement, Claire Dubois'],
    ['fr', 'Je n’ai pas encore reçu ma commande, pouvez-vous me dire où elle est ?'],
  ])('is known from its small words: %s', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it('is unknown where nothing tells it', () => {
    expect(languageOf('O-20931 !!!')).toBeNull();
  });
});

describe('sentences', () => {
  it('end where a reader ends them', () => {
    expect(sentencesOf('It is 49.00 EUR. Was it charged twice? Yes! “No.” Then go on.')).toEqual([
      'It is 49.00 EUR.',
      'Was it charged twice?',
      'Yes!',
      '“No.”',
      'Then go on.',
    ]);
  });

  it('do not end at a day of the month or an abbreviation', () => {
    expect(sentencesOf('Am 3. November kam Dr. Ito. Danach nichts.')).toEqual([
      'Am 3. November kam Dr. Ito.',
      'Danach nichts.',
    ]);
  });

  it('end with their line', () => {
    expect(sentencesOf('Hello,\n\nplease help\nMarco')).toEqual(['Hello,', 'please help', 'Marco']);
  });
});
