import { isAllowedHere } from '../../lib/page/allowed.ts';
import type { PageReplies, PageRequest } from '../../lib/page/messages.ts';
import { RecordReader } from '../../lib/page/read.ts';
import { isOurs } from '../../lib/page/sender.ts';
import type { Runtime } from './runtime.ts';

type Answer = PageReplies[PageRequest['type']];

const answerTo = async (reader: RecordReader, request: PageRequest): Promise<Answer> => {
  switch (request.type) {
    case 'read':
      if (!isAllowedHere(window, request.plan)) return { ok: false, refusal: 'not-allowed-here' };
      return (request.preview ? new RecordReader(document) : reader).read(
        request.plan,
        request.masks,
        request.readingId,
      );
    case 'reveal':
      return reader.reveal(request.readingId, request.text);
    case 'highlight':
      return reader.highlight(request.locators);
  }
};

/** Answers the worker's requests, and nobody else's. A request that fails is answered with null. */
export const answerRequests = (runtime: Runtime, reader: RecordReader): void => {
  runtime.onMessage.addListener((request: PageRequest, sender, answer) => {
    if (!isOurs(runtime.id, sender)) return false;
    void answerTo(reader, request)
      .then(answer)
      .catch(error => {
        answer(null);
        throw error;
      });
    return true;
  });
};
