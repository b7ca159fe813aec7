import type { z } from 'zod';
import { api, type OperationId } from '../contract/api.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { ProblemError } from '../contract/problem-error.ts';
import { none } from '../contract/shared.ts';

/** Parts of a call as they come from a page: not checked yet. */
export interface CallParts {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

export interface BackendRequest {
  method: string;
  url: URL;
  headers: Headers;
  body: string | undefined;
}

/** The operation with this id. @throws ProblemError for an id that the contract does not list. */
export const findEndpoint = (operation: string): Endpoint => {
  if (Object.hasOwn(api, operation)) return api[operation as OperationId];
  throw badInput([`operation: there is no operation ${operation}`]);
};

/**
 * The HTTP request of one call, without the sign-in. All parts are checked against the operation's own schemas first.
 * @throws ProblemError `bad-input` with the place of each error.
 */
export const buildRequest = (address: string, endpoint: Endpoint, parts: CallParts): BackendRequest => {
  const params = checked('params', endpoint.params, parts.params);
  const query = checked('query', endpoint.query, parts.query);
  const body = checked('body', endpoint.body, parts.body);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(params[name])));
  const url = new URL(path, address);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value));

  const hasBody = endpoint.method === 'post' && endpoint.body !== none;
  const headers = new Headers({
    accept: endpoint.form === 'json' ? 'application/json' : 'text/event-stream',
  });
  if (hasBody) headers.set('content-type', 'application/json');
  return {
    method: endpoint.method.toUpperCase(),
    url,
    headers,
    body: hasBody ? JSON.stringify(body) : undefined,
  };
};

const checked = (part: string, schema: z.ZodType, value: unknown = {}): Record<string, unknown> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data as Record<string, unknown>;
  throw badInput(result.error.issues.map(issue => `${[part, ...issue.path].join('.')}: ${issue.message}`));
};

const badInput = (details: string[]) =>
  new ProblemError({
    code: 'bad-input',
    message: 'Something in this request is not as it should be.',
    details,
  });
