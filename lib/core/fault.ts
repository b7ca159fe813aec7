/** Every way an operation can end badly. Routes map each code to one status; nothing else invents codes. */
export type FaultCode =
  | 'bad-input'
  | 'not-signed-in'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'too-many'
  | 'stopped'
  | 'upstream-unavailable'
  | 'upstream-refused'
  | 'internal';

/** An unexpected end. `public` is shown to the person as it is; `internal` goes to the log only. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly public: string;
  readonly internal: string | undefined;

  constructor(code: FaultCode, publicText: string, options: { internal?: string; cause?: unknown } = {}) {
    super(publicText, { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.public = publicText;
    this.internal = options.internal;
  }
}

export const isFault = (error: unknown): error is Fault => error instanceof Fault;
