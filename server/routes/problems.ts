import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Problem } from '../../lib/contract/shared.ts';
import { type FaultCode, isFault } from '../../lib/core/fault.ts';
import { SignInRefused } from '../auth/sign-in-refused.ts';
import { proofAlgorithm } from '../auth/verify-proof.ts';
import { PolicyRefused } from '../policy/yaml-document.ts';

/** The only place where a fault becomes a status. */
const statuses: Record<FaultCode, ContentfulStatusCode> = {
  'bad-input': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'too-many': 429,
  stopped: 503,
  'upstream-unavailable': 503,
  'upstream-refused': 502,
  internal: 500,
};

const worded = (error: unknown): { status: ContentfulStatusCode; problem: Problem } => {
  if (error instanceof z.ZodError) {
    const details = error.issues
      .slice(0, 20)
      .map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`);
    return {
      status: 400,
      problem: { code: 'bad-input', message: `The request was refused: ${details[0]}`, details },
    };
  }
  if (isFault(error))
    return {
      status: statuses[error.code],
      problem: {
        code: error.code,
        message: error.public,
        ...(error instanceof PolicyRefused ? { details: error.details.slice(0, 100) } : {}),
      },
    };
  return {
    status: 500,
    problem: {
      code: 'internal',
      message: 'Something went wrong on our side. Nothing was changed by this request.',
    },
  };
};

/** Tells the caller's program how to sign in here, and what was wrong with the try. */
const challenge = (context: Context, { refusal, nonce }: SignInRefused): void => {
  const error = refusal ? `, error="${refusal}"` : '';
  context.header('www-authenticate', `DPoP algs="${proofAlgorithm}"${error}`);
  if (nonce) context.header('dpop-nonce', nonce);
};

/** Answers with the problem in plain words; what must not be shown goes to the log. */
export const answerProblem = (context: Context, logger: Logger, error: unknown): Response => {
  const { status, problem } = worded(error);
  if (status >= 500) logger.error({ err: error, path: context.req.path }, problem.message);
  if (error instanceof SignInRefused) challenge(context, error);
  return context.json(problem, status);
};
