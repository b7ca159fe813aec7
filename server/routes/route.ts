import type { z } from 'zod';
import type { Endpoint, ResponseOf } from '../../lib/contract/endpoint.ts';
import type { SignedIn } from '../../lib/core/seat.ts';
import type { Services } from '../services.ts';

export interface Call<E> {
  services: Services;
  person: SignedIn;
  params: E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never;
  query: E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never;
  body: E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never;
}

export interface StreamCall<E> extends Call<E> {
  /** The id of the last event the client has seen, from the Last-Event-ID header; null at a first connection. */
  after: number | null;
  /** Aborted when the client goes away. */
  signal: AbortSignal;
}

export interface StreamItem<T> {
  id: number;
  data: T;
}

/** An operation of the contract with the action that serves it. */
export type Route =
  | { form: 'json'; endpoint: Endpoint; handle: (call: Call<Endpoint>) => Promise<unknown> }
  | {
      form: 'stream';
      endpoint: Endpoint;
      /** Refuses before the first event, so that a refusal is a plain answer with its status. */
      handle: (call: StreamCall<Endpoint>) => Promise<AsyncIterable<StreamItem<unknown>>>;
    };

export const jsonRoute = <E extends Endpoint>(
  endpoint: E,
  handle: (call: Call<E>) => Promise<ResponseOf<E>>,
): Route => ({
  form: 'json',
  endpoint,
  handle: handle as (call: Call<Endpoint>) => Promise<unknown>,
});

export const streamRoute = <E extends Endpoint>(
  endpoint: E,
  handle: (call: StreamCall<E>) => Promise<AsyncIterable<StreamItem<ResponseOf<E>>>>,
): Route => ({
  form: 'stream',
  endpoint,
  handle: handle as (call: StreamCall<Endpoint>) => Promise<AsyncIterable<StreamItem<unknown>>>,
});
