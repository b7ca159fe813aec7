/**
 * SHA-256 (FIPS 180-4), written out because the browser's own is missing on pages without TLS, and the usual library
 * alone would fill a third of this script's budget.
 */
const fractionBits = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;

const primes = (() => {
  const found: number[] = [];
  for (let candidate = 2; found.length < 64; candidate++) {
    if (found.every(prime => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
})();
const start = primes.slice(0, 8).map(prime => fractionBits(Math.sqrt(prime)));
const constants = primes.map(prime => fractionBits(Math.cbrt(prime)));

const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

const padded = (text: string): DataView => {
  const bytes = new TextEncoder().encode(text);
  const block = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  block.set(bytes);
  block[bytes.length] = 0x80;
  const view = new DataView(block.buffer);
  view.setBigUint64(block.length - 8, BigInt(bytes.length) * 8n);
  return view;
};

const schedule = (data: DataView, from: number): Int32Array => {
  const words = new Int32Array(64);
  const at = (index: number): number => words[index] ?? 0;
  for (let i = 0; i < 64; i++) {
    const [near, far] = [at(i - 15), at(i - 2)];
    const mixedNear = turn(near, 7) ^ turn(near, 18) ^ (near >>> 3);
    const mixedFar = turn(far, 17) ^ turn(far, 19) ^ (far >>> 10);
    words[i] = i < 16 ? data.getInt32(from + i * 4) : at(i - 16) + mixedNear + at(i - 7) + mixedFar;
  }
  return words;
};

/** SHA-256 of a text in UTF-8, as 64 lower-case hex digits. */
export const sha256Hex = (text: string): string => {
  const data = padded(text);
  const hash = Int32Array.from(start);
  for (let from = 0; from < data.byteLength; from += 64) {
    const words = schedule(data, from);
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
    for (let i = 0; i < 64; i++) {
      const chosen = (e & f) ^ (~e & g);
      const one =
        h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + (constants[i] ?? 0) + (words[i] ?? 0);
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) hash[i] = (hash[i] ?? 0) + word;
  }
  return Array.from(hash, word => (word >>> 0).toString(16).padStart(8, '0')).join('');
};
