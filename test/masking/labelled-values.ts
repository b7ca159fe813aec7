/** The project's own labelled set: what must be masked, in which disguises, and what must be left alone. */

const zeroWidth = '\u200b';

const inForm = (digits: string, sizes: number[], separator: string): string => {
  const form = new RegExp(`^${sizes.map(size => `(.{1,${size}})`).join('')}(.*)$`);
  return (form.exec(digits) ?? []).slice(1).filter(Boolean).join(separator);
};

const fullWidth = (digits: string): string =>
  digits.replace(/\d/g, digit => String.fromCharCode(0xff10 + Number(digit)));

/** Test numbers that networks publish, of every length from 13 to 19. */
export const cards = [
  '4222222222222',
  '4111111111111111',
  '4012888888881881',
  '4000000000000000006',
  '5555555555554444',
  '2223003122003222',
  '378282246310005',
  '371449635398431',
  '6011111111111117',
  '6011000990139424',
  '30569309025904',
  '3530111333300000',
  '6200000000000005',
  '6759649826438453',
  '2200000000000004',
];

export const cardDisguises: Record<string, (digits: string) => string> = {
  plain: digits => digits,
  'in fours': digits => inForm(digits, [4, 4, 4, 4], ' '),
  dashed: digits => inForm(digits, [4, 4, 4, 4], '-'),
  dotted: digits => inForm(digits, [4, 4, 4, 4], '.'),
  'with odd spaces': digits => inForm(digits, [4, 4, 4, 4], '\u00a0'),
  'with long dashes': digits => inForm(digits, [4, 4, 4, 4], ' – '),
  'over two lines': digits => inForm(digits, [8], '\n'),
  'in brackets': digits => inForm(digits, [4, 4, 4, 4], ') ('),
  'with plus signs': digits => inForm(digits, [4, 4, 4, 4], '+'),
  'digit by digit': digits => [...digits].join(' '),
  'in pairs': digits => digits.replace(/(\d\d)(?=\d)/g, '$1 '),
  'full-width': fullWidth,
  'with zero-width marks': digits => [...digits].join(zeroWidth),
  'in Arabic digits': digits => digits.replace(/\d/g, digit => String.fromCharCode(0x660 + Number(digit))),
  'in Devanagari digits': digits =>
    digits.replace(/\d/g, digit => String.fromCharCode(0x966 + Number(digit))),
  'in mathematical digits': digits =>
    digits.replace(/\d/g, digit => String.fromCodePoint(0x1d7ce + Number(digit))),
  'with soft hyphens': digits => inForm(digits, [4, 4, 4, 4], '\u00ad'),
  'with combining marks': digits => digits.replace(/\d/g, digit => `${digit}\u0336`),
  'with look-alike letters': digits => inForm(digits.replace('0', 'O').replace('1', 'l'), [4, 4, 4, 4], ' '),
};

export const ibans = [
  'DE89370400440532013000',
  'GB82WEST12345698765432',
  'FR1420041010050500013M02606',
  'NL91ABNA0417164300',
  'ES9121000418450200051332',
  'IT60X0542811101000000123456',
  'CH9300762011623852957',
  'AT611904300234573201',
  'BE68539007547034',
  'NO9386011117947',
  'PL61109010140000071219812874',
  'SE4550000000058398257466',
  'MT84MALT011000012345MTLCAST001S',
];

export const ibanDisguises: Record<string, (iban: string) => string> = {
  plain: iban => iban,
  'in fours': iban => iban.replace(/(.{4})(?=.)/g, '$1 '),
  'in lower case': iban => iban.toLowerCase(),
  dashed: iban => iban.replace(/(.{4})(?=.)/g, '$1-'),
  'full-width': fullWidth,
  'with zero-width marks': iban => [...iban].join(zeroWidth),
  'over two lines': iban => `${iban.slice(0, 12)}\n${iban.slice(12)}`,
};

export const emails = [
  'dana@example.com',
  'dana.reyes+tickets@mail.example.co.uk',
  "o'neil_7@sub-domain.example",
  'jörg@müller.example',
  'dana@xn--mller-kva.example',
  'DANA@EXAMPLE.ORG',
  'a@b.io',
  'иван@пример.рф',
];

export const emailDisguises: Record<string, (email: string) => string> = {
  plain: email => email,
  'with a spaced at sign': email => email.replace('@', ' @ '),
  'with a full-width at sign': email => email.replace('@', '＠'),
  'with (at)': email => email.replace('@', ' (at) '),
  'with [at] and [dot]': email => email.replace('@', '[at]').replaceAll('.', '[dot]'),
  'with at and dot as words': email => email.replace('@', ' at ').replaceAll('.', ' dot '),
  'with zero-width marks': email => [...email].join(zeroWidth),
  'with full-width dots': email => email.replaceAll('.', '．'),
};

export const phones = [
  '+49 30 901820',
  '+1 212 555 0123',
  '+1 (212) 555-0123',
  '+44 20 7946 0958',
  '+33 6 12 34 56 78',
  '+91-98765-43210',
  '+353861234567',
  '+81 3-1234-5678',
  '0049 30 901820',
  '004930901820',
  '(212) 555-0123',
  '212-555-0123',
  '212 555 0123',
  '1-800-555-0199',
  '(11) 91234-5678',
  '+49 (0)30 901820',
  '030/901820',
  '07911 123456',
  '03-1234-5678',
  '030 901820',
  '0171 2345678',
  '06 12 34 56 78',
  '06.12.34.56.78',
  '(020) 7946 0958',
  '+7 912 345-67-89',
  '+٤٩ ٣٠ ٩٠١٨٢٠',
  '+49\u00a030\u2011901820',
  '＋49 30 901820',
];

export const phrasedPhones = [
  'my phone number is 5550123',
  'Tel.: 901820',
  'call me at 555 0123',
  'Mobil: 1712345678',
  'Teléfono: 912345678',
  'phone 5550123',
];

/** Numbers and words of tickets that look sensitive and are not. */
export const leftAlone = [
  'Order 4711-2026-000123',
  'Order number 4500123456',
  'Invoice 2026-03-001942',
  'Ticket #1042',
  'REQ-2026-11-20-0042',
  'Total 1,234,567.89 EUR',
  '49.00 EUR on 2026-03-03 and 49.00 EUR on 2026-03-04',
  '$4,111,111.11',
  '1.234.567,89 €',
  '+49.00 EUR',
  '+12.5 %',
  '2026-11-20 14:05:09',
  '20.11.2026 14:05',
  '01.02.2026 14:05',
  '03/04/2026 100',
  '01-02-2026',
  '20261120140509',
  '2026-11-20T14:05:09.123Z',
  'Tracking 1Z 999 AA1 01 2345 6784',
  'Tracking 9400 1000 0000 0000 0000 00',
  'Parcel 00340434161094042557',
  'JJD000390007882823456',
  'JJD585643424590311234',
  'a3fcd9d9-f4a1-4c6d-b585-9065665402bc',
  'Freight 0801 3159 8614',
  'licence 0728-2698-8352-1620',
  'Town, 02286-3387',
  'IMEI 490154203237518',
  'version 10.0.19045.3803',
  'build 1.2.3-rc.4',
  'sha256 9f86d081884c7d659a2feaa0c55ad015',
  'ISBN 978-3-16-148410-0',
  'serial 4111-2222-3333',
  'code 4111 1111 1111 1112',
  '1234 5678 9012 3456',
  '0000 0000 0000 0000',
  'DE89 3704 0044 0532 0130 01',
  'GB00 WEST 1234 5698 7654 32',
  'reference AT12 3456',
  'section DE12',
  'meet me at example.com',
  'see example.com/at/home',
  'price @ 5.00',
  '@dana please look',
  'npm i @scope/name',
  '10 x 20 x 30 cm',
  '3 + 4 = 7',
  'rule R-12',
  '14:14',
  'case 5550123',
  'call about order 123456',
  'text of order 200300',
  'size 030 040',
  '50 000 000',
  '100 200 300 400',
  'row 1 2 3 4 5 6 7 8 9 10 11 12 13',
  '2019 2020 2021 2022',
  'from 2026-03-01 to 2026-04-01',
  'postcode 40210',
  '40210-1234',
  'room 0.12',
  '(see 12) 555',
  'v2.10.4111',
];
