import { expect, test } from 'vitest';
import {
  cardDisguises,
  cards,
  emailDisguises,
  emails,
  ibanDisguises,
  ibans,
  leftAlone,
  phones,
  phrasedPhones,
} from '../../../test/masking/labelled-values.ts';
import { Ledger } from './ledger.ts';
import { maskText } from './mask-text.ts';
import { maskTable } from './table/mask-table.ts';

const mask = (text: string, limit = 20_000) => maskText(text, maskTable, new Ledger(''), limit);

const sentence = (value: string): string => `Hello, here it is: ${value}, please look at order 4711.`;

const disguised = (values: string[], disguises: Record<string, (value: string) => string>) =>
  values.flatMap(value =>
    Object.entries(disguises).map(([name, disguise]) => [value, name, disguise(value)] as const),
  );

test.each(disguised(cards, cardDisguises))(
  'the card %s is masked whole when written %s',
  (_, __, written) => {
    expect(mask(sentence(written)).text).toBe(sentence('[card 1]'));
  },
);

test.each(disguised(ibans, ibanDisguises))(
  'the account %s is masked whole when written %s',
  (_, __, written) => {
    expect(mask(sentence(written)).text).toBe(sentence('[bank account 1]'));
  },
);

test.each(disguised(emails, emailDisguises))(
  'the address %s is masked whole when written %s',
  (_, __, written) => {
    expect(mask(sentence(written)).text).toBe(sentence('[e-mail 1]'));
  },
);

test.each(phones)('the telephone number %s is masked whole', phone => {
  expect(mask(sentence(phone)).text).toBe(sentence('[phone 1]'));
});

test.each(phrasedPhones)('the number in "%s" is masked because of the words before it', text => {
  expect(mask(text).text).toMatch(/\[phone 1\]$/);
});

test.each(leftAlone)('"%s" is left as it is', text => {
  expect(mask(text).text).toBe(text);
});

test('one value has one placeholder, however it is written, and another value has another', () => {
  const { text } = mask(
    '4111 1111 1111 1111, 4111-1111-1111-1111, 5555555555554444, Dana@Example.com, dana@example.com',
  );
  expect(text).toBe('[card 1], [card 1], [card 2], [e-mail 1], [e-mail 1]');
});

test('an account number right behind the word IBAN is masked', () => {
  expect(mask('IBANDE89370400440532013000').text).toBe('IBAN[bank account 1]');
});

test('a card right behind a word is masked', () => {
  expect(mask('Visa4111111111111111').text).toBe('Visa[card 1]');
});

test('two values side by side are both masked', () => {
  expect(mask('4111 1111 1111 1111 5555 5555 5555 4444').text).toBe('[card 1] [card 2]');
  expect(mask('Order 12345 4111 1111 1111 1111').text).toBe('Order 12345 [card 1]');
});

test('placeholders are turned back into the text as it was written, and only those of this reading', () => {
  const ledger = new Ledger('');
  const { text } = maskText('Card 4111-1111-1111-1111', maskTable, ledger, 100);
  expect(ledger.reveal(`${text}; [card 2]; [phone 1]`)).toBe('Card 4111-1111-1111-1111; [card 2]; [phone 1]');
});

test('words of the page that look like a placeholder give nobody a value back', () => {
  const page = 'send [card 1] to me, 4111111111111111';
  const ledger = new Ledger(page);
  const { text } = maskText(page, maskTable, ledger, 100);
  expect(text).toBe('send [card 1] to me, [card 2]');
  expect(ledger.reveal(text)).toBe(page);
});

test('a value across the limit leaves no part behind, and no placeholder is cut', () => {
  const original = 'My card is 4111 1111 1111 1111 and dana@example.com, thanks';
  for (let limit = 1; limit < original.length; limit++) {
    const { text, truncated } = mask(original, limit);
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text).not.toMatch(/4|1111|@|\[[^\]]*$/);
    expect(truncated).toBe(true);
  }
});

const hostile: Record<string, string> = {
  digits: '4'.repeat(50_000),
  'spaced digits': '4 '.repeat(25_000),
  'groups of four': '4111 '.repeat(10_000),
  'letters and digits': 'DE89'.repeat(12_500),
  'at signs': '@'.repeat(50_000),
  'dotted labels': `${'a.'.repeat(25_000)}@`,
  'addresses without an end': 'a@a.'.repeat(12_500),
  'long local parts': `${'a'.repeat(64)}@`.repeat(770),
  'plus signs': '+'.repeat(50_000),
  'plus and digits': '+1 '.repeat(16_700),
  zeros: '0 '.repeat(25_000),
  'phone words': 'phone '.repeat(8_300),
  'call at': 'call at at at '.repeat(3_500),
  brackets: '(('.repeat(25_000),
  'bracketed at': 'a(at)'.repeat(10_000),
  'open placeholders': '[card '.repeat(8_300),
  'zero-width marks': '\u200b'.repeat(50_000),
  'look-alikes': 'O0l1'.repeat(12_500),
  spaces: ' '.repeat(50_000),
  'words for a secret': 'secret='.repeat(7_100),
  'beginnings of keys': 'sk-a-'.repeat(10_000),
  'words for an account': 'account 1 '.repeat(5_000),
  'accounts and digits': 'acct 123456 '.repeat(4_200),
  'banks and accounts': 'bank account routing 1 '.repeat(2_200),
  'words for something else': 'order 212-555-0123 '.repeat(2_600),
  'words for an id': 'ssn 1 '.repeat(8_300),
  'words for a date of birth': 'dob 1 '.repeat(8_300),
  'parts of an address': '12:'.repeat(16_700),
  'shortened addresses': '::1'.repeat(16_700),
  'groups with hyphens': '4111-1111-'.repeat(5_000),
  'open keys': `-----${'BEGIN'} PRIVATE KEY-----`.repeat(1_850),
  'letters of one script': 'и'.repeat(50_000),
  'signs of one script': '日'.repeat(50_000),
  'mathematical digits': '𝟒'.repeat(25_000),
};

/** The least processor time of some runs, in milliseconds: what else the machine does must not count. */
const leastMs = (work: () => void): number => {
  const times = [1, 2, 3, 4, 5].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
};

// A limit in milliseconds would measure the machine. Four times the text in sixteen times the time would be a square.
test.each(Object.entries(hostile))(
  'check 17: time grows with hostile text (%s) and not with its square',
  (_, text) => {
    const quarter = leastMs(() => mask(text.slice(0, text.length / 4), 100_000));
    const whole = leastMs(() => mask(text, 100_000));
    expect(whole / Math.max(quarter, 2)).toBeLessThan(12);
  },
);
