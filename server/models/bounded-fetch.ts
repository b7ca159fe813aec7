const counted = (maxBytes: number): TransformStream<Uint8Array, Uint8Array> => {
  let bytes = 0;
  return new TransformStream({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) controller.error(new Error(`the answer is larger than ${maxBytes} bytes`));
      else controller.enqueue(chunk);
    },
  });
};

/** A fetch that follows no redirect, which could carry the key elsewhere, and reads at most `maxBytes` of an answer. */
export const boundedFetch =
  (maxBytes: number): typeof fetch =>
  async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'error' });
    const { status, statusText, headers, body } = response;
    return new Response(body?.pipeThrough(counted(maxBytes)) ?? null, { status, statusText, headers });
  };
