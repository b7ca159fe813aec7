/** A sensitive value in a folded text. `value` is its plain form: two spellings of one value have the same. */
export interface Match {
  start: number;
  end: number;
  value: string;
}

/** Finds one kind of sensitive value. Its work must grow no faster than the text, on any text. */
export interface Detector {
  /** The word in the placeholder, such as `card` in `[card 1]`. */
  kind: string;
  find(folded: string): Match[];
}
