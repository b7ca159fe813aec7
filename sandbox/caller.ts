import type { Sandbox } from './start.ts';

export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ status: number; headers: Headers; body: unknown }>;

/** Calls the API of a sandbox as one service account, for tests. */
export const callerOf =
  ({ url }: Pick<Sandbox, 'url'>, token: string): Caller =>
  async (method, path, body, headers = {}) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
