import { Fault } from '../../lib/core/fault.ts';

/** A person asked for something that policy does not allow them. Routes put it on the record as `access.denied`. */
export class Denial extends Fault {
  constructor(why: string) {
    super('forbidden', why);
  }
}

export const denied = (reasons: readonly string[]): Denial => new Denial(reasons.join(' '));
