/** Ways in which text on a page speaks to an assistant instead of to a person. */
const patterns: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines?)\b/is,
  /\b(?:system|developer)\s+(?:message|prompt|instructions?)\b/i,
  /\byou are (?:now|no longer)\b.{0,60}\b(?:mode|assistant|ai|model|agent|admin)/is,
  /\b(?:do not|don't|never) (?:tell|inform|show|mention)\b.{0,30}\b(?:agent|human|user|lead|operator)\b/is,
  /\b(?:as an?|dear|hey|attention) (?:ai|assistant|language model|chatbot)\b/i,
  /\b(?:ignoriere|vergiss|missachte)\b.{0,40}\b(?:anweisungen|regeln|vorgaben)\b/is,
  /\b(?:ignore[zr]?|oublie[zr]?)\b.{0,40}\b(?:instructions|consignes|règles)/is,
  /<\/?(?:system|assistant|instructions?|source)\b/i,
];

/** Format characters that can split a word for the eye and not for a machine. */
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;

/**
 * Whether a text reads like an instruction to an assistant. A sign for people and for care, never a guarantee: nothing
 * relies on it alone, since no text of a page can change a record whatever it says.
 */
export const instructionLike = (text: string): boolean => {
  const plain = text.normalize('NFKC').replace(invisible, '');
  return patterns.some(pattern => pattern.test(plain));
};
