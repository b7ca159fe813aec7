import { describe, expect, it } from 'vitest';
import { visibleSegments } from './visible-characters.ts';

const shown = (text: string) =>
  visibleSegments(text)
    .map(segment =>
      segment.kind === 'mark'
        ? `[${segment.short}]`
        : segment.kind === 'text'
          ? segment.text
          : `<${segment.text}>`,
    )
    .join('');

describe('text that could deceive the eye', () => {
  it('leaves ordinary text of any language as it is', () => {
    for (const text of [
      'Refund 49.00 EUR\nto Dana?\tYes',
      'Grüße, señor Þór – “naïve” café',
      'Привет, мир',
      'Καλημέρα κόσμε',
      'שלום עולם',
      'مرحبا بالعالم',
      '東京都 ダイヤモンド',
      'नमस्ते',
      'Tiê\u0301ng Viê\u0323t',
    ])
      expect(visibleSegments(text)).toEqual([{ kind: 'text', text }]);
  });

  it('keeps emoji whole, also those joined by zero-width joiners', () => {
    for (const text of ['ok 👍🏽', '👩‍👩‍👧‍👦', '❤️', '1️⃣']) expect(shown(text)).toBe(text);
  });

  it.each([
    ['bidi override', 'pay \u202e00.94\u202c', 'pay [RLO]00.94[PDF]'],
    ['bidi isolates', '\u2066a\u2069', '[LRI]a[PDI]'],
    ['zero-width', 'a\u200bb\u200cc\u200dd\ufeffe', 'a[ZWSP]b[ZWNJ]c[ZWJ]d[BOM]e'],
    ['soft hyphen and word joiner', 'a\u00adb\u2060c', 'a[SHY]b[WJ]c'],
    ['carriage return and controls', 'a\rb\u0007c\u001b[31m', 'a[CR]b[U+0007]c[ESC][31m'],
    ['no-break and odd spaces', '1\u00a0000\u202f1\u20031', '1[NBSP]000[NNBSP]1[SP]1'],
    ['tag characters', 'hi\u{e0041}\u{e0042}', 'hi[TAG][TAG]'],
    ['variation selectors without an emoji', 'a\ufe01', 'a[U+FE01]'],
    ['lone surrogates', 'a\ud800b', 'a[U+D800]b'],
    ['private-use characters', '\ue000', '[U+E000]'],
    ['fillers that draw nothing', 'a\u3164\u115f', 'a[U+3164][U+115F]'],
    ['line separators', 'a\u2028b\u2029c', 'a[LS]b[PS]c'],
    ['stacked accents', `a${'\u0301'.repeat(9)}b`, `a${'\u0301'.repeat(4)}[ACCENTS]b`],
  ])('marks %s', (_name, text, expected) => expect(shown(text)).toBe(expected));

  it('marks words that mix alphabets, and words of another alphabet that look Latin', () => {
    expect(shown('Visit pаypal now')).toBe('Visit <pаypal> now');
    expect(shown('Visit раура now')).toBe('Visit <раура> now');
    expect(shown('Ｒefund and 𝐑𝐞𝐟𝐮𝐧𝐝')).toBe('<Ｒefund> and <𝐑𝐞𝐟𝐮𝐧𝐝>');
  });

  it('loses nothing of a hostile 50 kB text, and stays quick on it', () => {
    const text = 'a\u0301\u202e\u200bа'.repeat(10_000);
    const started = performance.now();
    const segments = visibleSegments(text);
    expect(performance.now() - started).toBeLessThan(1000);
    const visible = segments.map(segment => ('text' in segment ? segment.text : '')).join('');
    expect(visible).toBe(text.replaceAll(/[\u202e\u200b]/g, ''));
  });
});
