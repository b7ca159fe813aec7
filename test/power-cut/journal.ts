/** What a program asked of the disk, in order, and what it told its user in between. Paths are absolute. */
export type Step =
  | { step: 'open'; fd: number; path: string }
  | { step: 'create'; path: string }
  | { step: 'write'; fd: number; position: number; data: Uint8Array }
  | { step: 'truncate'; path: string; size: number }
  | { step: 'truncate-open'; fd: number; size: number }
  | { step: 'rename'; from: string; to: string }
  | { step: 'remove'; path: string }
  | { step: 'sync'; fd: number }
  /** The program told its user that this many rows are safe. */
  | { step: 'acknowledge'; rows: number };
