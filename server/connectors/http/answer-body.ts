import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

export class AnswerTooLarge extends Error {}

const unzip = promisify(gunzip);

const unpack = async (packed: Buffer, encoding: string | undefined, limit: number): Promise<Buffer> => {
  if (encoding === undefined || encoding === 'identity' || packed.length === 0) return packed;
  if (encoding !== 'gzip') throw new TypeError(`unknown content encoding ${encoding}`);
  return unzip(packed, { maxOutputLength: limit });
};

/** Reads an answer to its end, unpacked. Stops as soon as it is larger than `limit` bytes, packed or unpacked. */
export const readBody = async (response: IncomingMessage, limit: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new AnswerTooLarge();
    chunks.push(chunk);
  }
  return unpack(Buffer.concat(chunks), response.headers['content-encoding'], limit);
};
