const characters = 50_000;

const repeated: Record<string, string> = {
  'digits and spaces': '4 ',
  'groups of four digits': '4111 ',
  'groups with hyphens': '4111-1111-',
  'letters and digits': 'DE89',
  'addresses without an end': 'a@a.',
  'parts of an address': '12:',
  'phone words': 'phone ',
  'plus signs': '+1 ',
  'words for a secret': 'secret=',
  'words for an id': 'ssn 1 ',
  'letters for digits': 'O0l1',
  'zero-width marks': '\u200b',
};

/** Texts of 50,000 characters that are made to keep a search busy. */
export const hostileTexts: Record<string, string> = Object.fromEntries(
  Object.entries(repeated).map(([name, part]) => [name, part.repeat(characters).slice(0, characters)]),
);
