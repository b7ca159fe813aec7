import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { Env } from '../env.ts';
import type { StoredRecord } from '../store.ts';

/** The caller's own key for a write. */
export const reference = z.string().min(1).max(200);

/** Throws 400 in words when the value has another shape. */
export const parse = <T extends z.ZodType>(schema: T, value: unknown): z.output<T> => {
  const result = schema.safeParse(value);
  if (!result.success) throw new HTTPException(400, { message: z.prettifyError(result.error) });
  return result.data;
};

export const parseBody = async <T extends z.ZodType>(c: Context<Env>, schema: T): Promise<z.output<T>> => {
  const text = await c.req.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new HTTPException(400, { message: 'The body is not JSON.', cause });
  }
  return parse(schema, body);
};

/** Throws 412 unless the version the caller names is the record's; without If-Match any version will do. */
export const checkVersion = (ifMatch: string | undefined, record: StoredRecord): void => {
  if (ifMatch === undefined) return;
  const version = /^"(\d{1,15})"$/.exec(ifMatch)?.[1];
  if (version === undefined)
    throw new HTTPException(400, { message: 'If-Match must be one version in quotes.' });
  if (version !== String(record.version))
    throw new HTTPException(412, { message: `The record is at version ${record.version} now.` });
};

export const noRecord = () => new HTTPException(404, { message: 'There is no such record.' });
