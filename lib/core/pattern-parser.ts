/** One step of a compiled pattern. `fork` tries `first`, and `second` if that fails. */
export type Instruction =
  | { kind: 'one'; accepts: (character: string) => boolean }
  | { kind: 'assert'; holds: (text: string, at: number) => boolean }
  | { kind: 'mark'; edge: 'start' | 'end' }
  | { kind: 'fork'; first: number; second: number };

/** Writes the instructions of one part of the pattern behind those already there. */
type Part = (program: Instruction[]) => void;

const mostInstructions = 300;
const mostDepth = 20;

const isWord = (character: string): boolean => /\w/.test(character);

const assertions: Record<string, (text: string, at: number) => boolean> = {
  '^': (_, at) => at === 0,
  $: (text, at) => at === text.length,
  '\\b': (text, at) => isWord(text.charAt(at - 1)) !== isWord(text.charAt(at)),
};

const refuse = (what: string): never => {
  throw new SyntaxError(`${what} is not supported in a pattern`);
};

const add = (program: Instruction[], instruction: Instruction): void => {
  if (program.length >= mostInstructions) refuse('so much repetition');
  program.push(instruction);
};

/** A fork whose ways are filled in once the code behind it is written. */
const addFork = (program: Instruction[]): { kind: 'fork'; first: number; second: number } => {
  const fork = { kind: 'fork' as const, first: program.length + 1, second: -1 };
  add(program, fork);
  return fork;
};

const jump = (program: Instruction[], to: number): void =>
  add(program, { kind: 'fork', first: to, second: to });

const inOrder =
  (parts: Part[]): Part =>
  program => {
    for (const part of parts) part(program);
  };

const eitherOf =
  (first: Part, second: Part): Part =>
  program => {
    const fork = addFork(program);
    first(program);
    const leave = addFork(program);
    fork.second = program.length;
    second(program);
    leave.first = leave.second = program.length;
  };

const optional =
  (part: Part, lazy: boolean, again: boolean): Part =>
  program => {
    const from = program.length;
    const fork = addFork(program);
    part(program);
    if (again) jump(program, from);
    fork.second = program.length;
    if (lazy) [fork.first, fork.second] = [fork.second, fork.first];
  };

/** x{0,2} is (x(x)?)?: an optional part inside the other, so that none is tried after one has failed. */
const upTo = (part: Part, times: number, lazy: boolean): Part[] =>
  times === 0 ? [] : [optional(inOrder([part, ...upTo(part, times - 1, lazy)]), lazy, false)];

const repeated = (part: Part, least: number, most: number, lazy: boolean): Part => {
  const endless = most === Number.POSITIVE_INFINITY;
  if (least > mostInstructions || (!endless && most > mostInstructions)) return refuse('so much repetition');
  const needed = Array.from({ length: least }, () => part);
  return inOrder([...needed, ...(endless ? [optional(part, lazy, true)] : upTo(part, most - least, lazy))]);
};

const marked =
  (part: Part): Part =>
  program => {
    add(program, { kind: 'mark', edge: 'start' });
    part(program);
    add(program, { kind: 'mark', edge: 'end' });
  };

/** A single character is safe in the browser's own engine: no pattern can be slow on it. */
const oneOf = (source: string): Part => {
  const single = new RegExp(`^${source}$`, 's');
  return program => add(program, { kind: 'one', accepts: character => single.test(character) });
};

const asserting =
  (name: string): Part =>
  program =>
    add(program, { kind: 'assert', holds: assertions[name] ?? (() => false) });

const quantifiers: Record<string, [number, number]> = {
  '*': [0, Number.POSITIVE_INFINITY],
  '+': [1, Number.POSITIVE_INFINITY],
  '?': [0, 1],
};
const tokenForm = /\\[\s\S]|\[\^?(?:\\[\s\S]|[^\]\\])*\]|\(\?:|\(\?|\{\d+(?:,\d*)?\}|[\s\S]/g;

class Parser {
  private readonly tokens: string[];
  private next = 0;
  private groups = 0;

  constructor(source: string) {
    this.tokens = source.match(tokenForm) ?? [];
  }

  whole(): Part {
    const all = this.alternatives(0);
    if (this.next < this.tokens.length) refuse('a closing bracket without its opening one');
    return this.groups === 0 ? marked(all) : all;
  }

  private alternatives(depth: number): Part {
    if (depth > mostDepth) refuse('so deep a pattern');
    const first = this.sequence(depth);
    if (this.tokens[this.next] !== '|') return first;
    this.next++;
    return eitherOf(first, this.alternatives(depth + 1));
  }

  private sequence(depth: number): Part {
    const parts: Part[] = [];
    for (;;) {
      const token = this.tokens[this.next];
      if (token === undefined || token === '|' || token === ')') return inOrder(parts);
      this.next++;
      parts.push(this.quantified(this.atom(token, depth)));
    }
  }

  private atom(token: string, depth: number): Part {
    if (token === '(?') return refuse('a look-around or a named group');
    if (token === '(' || token === '(?:') return this.group(token === '(', depth);
    if (token in assertions) return asserting(token);
    if (/^\\[1-9kpPuxcBb0]/.test(token) || token === '\\') return refuse(token);
    if (token in quantifiers || /^\{\d/.test(token))
      return refuse('a quantifier without something before it');
    if (token === '[') return refuse('a class without its closing bracket');
    if (token.length > 1 || token === '.') return oneOf(token);
    return oneOf(token.replace(/[[\]{}()*+?.\\^$|/]/, '\\$&'));
  }

  private group(captures: boolean, depth: number): Part {
    const isValue = captures && this.groups++ === 0;
    const inner = this.alternatives(depth + 1);
    if (this.tokens[this.next++] !== ')') refuse('an opening bracket without its closing one');
    return isValue ? marked(inner) : inner;
  }

  private quantified(part: Part): Part {
    const token = this.tokens[this.next] ?? '';
    const range = quantifiers[token] ?? this.range(token);
    if (range === null) return part;
    this.next++;
    const lazy = this.tokens[this.next] === '?';
    if (lazy) this.next++;
    return repeated(part, range[0], range[1], lazy);
  }

  private range(token: string): [number, number] | null {
    const match = /^\{(\d+)(,?)(\d*)\}$/.exec(token);
    if (match === null) return null;
    const least = Number(match[1]);
    if (match[2] === '') return [least, least];
    const most = match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
    return most < least ? refuse('a range that runs backwards') : [least, most];
  }
}

/** Parses and compiles a pattern; throws a SyntaxError that says what is not supported. */
export const parsePattern = (source: string): Instruction[] => {
  const program: Instruction[] = [];
  new Parser(source).whole()(program);
  return program;
};
