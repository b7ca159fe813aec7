const boundary = /(?<=[.!?…]["”“»)\]]*)\s+(?=["“„«([]?[\p{Lu}\p{N}])/u;
/** A full stop that ends no sentence: `3. November`, `Dr. Ito`, `z. B. Wasser`. */
const abbreviated = /(?:^|\s)(?:\d{1,2}|\p{L}|Dr|Mr|Mrs|Ms|Nr|No|St|ca|bzw|inkl|evtl|M)\.$/u;

/** Sentences of one paragraph. */
const splitParagraph = (paragraph: string): string[] => {
  const sentences: string[] = [];
  let open = '';
  for (const part of paragraph.split(boundary)) {
    open = open ? `${open} ${part}` : part;
    if (abbreviated.test(open)) continue;
    sentences.push(open);
    open = '';
  }
  return open ? [...sentences, open] : sentences;
};

/** Sentences of a text in order. An empty line or a line break ends a sentence as well. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\s*\n\s*/)
    .flatMap(paragraph => splitParagraph(paragraph.replace(/\s+/g, ' ').trim()))
    .filter(sentence => sentence !== '');
