import { type Instruction, parsePattern } from './pattern-parser.ts';

/**
 * Patterns come from policies and meet hostile pages, so they never run in the browser's own engine, where one pattern
 * can take hours. This engine visits each pair of instruction and position at most once: its work is at most
 * `instructions × characters`, whatever the pattern and the text.
 */
export interface Pattern {
  /** The first group of the first match (the whole match when the pattern has no group), or null. */
  find(text: string): string | null;
}

/** Only so many characters of a text are searched. */
const searchedCharacters = 8_000;

interface Thread {
  pc: number;
  at: number;
  start: number;
  end: number;
}

const step = (op: Instruction, text: string, thread: Thread, later: Thread[]): boolean => {
  const { at } = thread;
  switch (op.kind) {
    case 'one':
      if (at >= text.length || !op.accepts(text.charAt(at))) return false;
      thread.at++;
      thread.pc++;
      return true;
    case 'assert':
      thread.pc++;
      return op.holds(text, at);
    case 'mark':
      if (op.edge === 'start') thread.start = at;
      else thread.end = at;
      thread.pc++;
      return true;
    case 'fork':
      later.push({ ...thread, pc: op.second });
      thread.pc = op.first;
      return true;
  }
};

/** Follows threads depth first, in the order of preference, until one reaches the end of the program. */
const search = (program: Instruction[], text: string): Thread | null => {
  const width = text.length + 1;
  const visited = new Uint8Array(program.length * width);
  for (let from = 0; from < width; from++) {
    const threads: Thread[] = [{ pc: 0, at: from, start: -1, end: -1 }];
    for (let thread = threads.pop(); thread; thread = threads.pop()) {
      for (;;) {
        const op = program[thread.pc];
        if (op === undefined) return thread;
        const cell = thread.pc * width + thread.at;
        if (visited[cell]) break;
        visited[cell] = 1;
        if (!step(op, text, thread, threads)) break;
      }
    }
  }
  return null;
};

/**
 * Compiles the restricted form: literals, `.`, classes, `\d \w \s \b`, `^ $`, groups, `|` and quantifiers. Throws a
 * SyntaxError whose message says what is not supported (look-around, back-references, named groups, over-long patterns).
 */
export const compilePattern = (source: string): Pattern => {
  const program = parsePattern(source);
  return {
    find(text) {
      const match = search(program, text.slice(0, searchedCharacters));
      return match && match.start >= 0 && match.end >= 0 ? text.slice(match.start, match.end) : null;
    },
  };
};
