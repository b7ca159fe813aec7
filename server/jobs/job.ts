/** Every kind of job with its data. A new kind is one line here, its settings below, and one handler in server/jobs. */
export interface Jobs {
  'apply-proposal': { proposalId: string };
  'expire-proposals': Record<string, never>;
  'erase-expired': Record<string, never>;
}

export type JobName = keyof Jobs;

export interface JobSettings {
  /** How many jobs of this kind one process does at a time. */
  atOnce: number;
  /** How often a failed job is tried again. The pauses grow from one second to five minutes. */
  retries: number;
  /** An attempt that takes longer is given up, and its signal aborted. */
  timeoutSeconds: number;
}

export const jobSettings: Record<JobName, JobSettings> = {
  'apply-proposal': { atOnce: 4, retries: 12, timeoutSeconds: 120 },
  'expire-proposals': { atOnce: 1, retries: 3, timeoutSeconds: 60 },
  'erase-expired': { atOnce: 1, retries: 3, timeoutSeconds: 600 },
};

export const jobNames = Object.keys(jobSettings) as JobName[];

/** One attempt at a job. */
export interface Attempt {
  jobId: string;
  /** 1 at the first attempt. */
  number: number;
  /** Aborted when the attempt has taken too long or the queue stops. */
  signal: AbortSignal;
}

export type Handler<N extends JobName> = (data: Jobs[N], attempt: Attempt) => Promise<void>;
