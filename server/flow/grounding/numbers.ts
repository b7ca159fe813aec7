const written = /(?<![\p{L}\p{N}.,]|\p{L}-)\d+(?:[.,' \u00a0\u202f]\d{3})*(?:[.,]\d+)?(?![\p{L}\p{N}])/gu;

const plain = (whole: string, fraction: string): string => {
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  const decimals = fraction.replace(/0+$/, '');
  return decimals ? `${digits}.${decimals}` : digits;
};

/** Every number that a form may stand for: `1.234` is 1234 to some readers and 1.234 to others. */
const readings = (form: string): string[] => {
  const last = Math.max(form.lastIndexOf('.'), form.lastIndexOf(','));
  if (last < 0) return [plain(form, '')];
  const fraction = form.slice(last + 1);
  const asDecimal = plain(form.slice(0, last), fraction);
  const onlyOne = !/[.,]/.test(form.slice(0, last));
  return fraction.length === 3 && onlyOne ? [asDecimal, plain(form, '')] : [asDecimal];
};

/** The numbers of a text, each as the plain forms it may stand for: `1.234,50 EUR` gives `[['1234.5']]`. */
export const numbersIn = (text: string): string[][] => (text.match(written) ?? []).map(readings);
