import type { z } from 'zod';
import type { Right } from '../core/policy.ts';

type Method = 'get' | 'post';

/** One operation of the HTTP interface. The server registers its routes from these, the extension calls them by name. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** `noun.verb`; also the name of the folder in server/routes. */
  id: string;
  method: Method;
  /** With `{name}` for path parameters. */
  path: string;
  summary: string;
  /** Right needed, or several of which one suffices; `signed-in` for any person with a role, `open` for no sign-in. */
  access: Right | readonly Right[] | 'signed-in' | 'open';
  params: Params;
  query: Query;
  body: Body;
  response: Response;
  /** `stream` answers server-sent events whose data have the form of `response`. */
  form: 'json' | 'stream';
}

export const endpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  definition: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> => definition;

/** The rights of which a caller needs one; empty where being signed in, or nothing, is enough. */
export const rightsFor = ({ access }: Pick<Endpoint, 'access'>): readonly Right[] => {
  if (access === 'signed-in' || access === 'open') return [];
  return typeof access === 'string' ? [access] : access;
};

export type ParamsOf<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.input<P> : never;
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.input<Q> : never;
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.input<B> : never;
export type ResponseOf<E> =
  E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;
