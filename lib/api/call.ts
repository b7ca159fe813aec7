import type { Api, OperationId } from '../contract/api.ts';
import type { ResponseOf } from '../contract/endpoint.ts';
import { ProblemError } from '../contract/problem-error.ts';
import { readJson, readRefusal } from './answer.ts';
import { asProblemError, type Backend, callProblems } from './backend.ts';
import { type BackendRequest, buildRequest, type CallParts, findEndpoint } from './request.ts';
import { send } from './send.ts';

const timeoutMs = 30_000;

/**
 * Calls one JSON operation of the backend. Both ways are checked: the parts before they leave, the answer before it is
 * believed. @throws ProblemError
 */
export const callBackend = async <Id extends OperationId>(
  backend: Backend,
  operation: Id,
  parts: CallParts = {},
): Promise<ResponseOf<Api[Id]>> => {
  const endpoint = findEndpoint(operation);
  if (endpoint.form !== 'json') throw new ProblemError(callProblems.unreadable);
  const answer = await exchange(backend, buildRequest(backend.address, endpoint, parts)).catch(error => {
    throw asProblemError(error);
  });
  const checked = endpoint.response.safeParse(answer);
  if (checked.success) return checked.data as ResponseOf<Api[Id]>;
  throw new ProblemError(callProblems.unreadable, { cause: checked.error });
};

const exchange = async (backend: Backend, request: BackendRequest): Promise<unknown> => {
  const response = await send(backend, request, AbortSignal.timeout(timeoutMs));
  if (!response.ok) throw await readRefusal(response);
  return readJson(response);
};
