import type { PointedConversation, PointingWarning } from '../../lib/core/pointing.ts';

export const warningWords: Record<PointingWarning, string> = {
  empty: 'Nothing can be read there. Point at a record on which the field has a value.',
  hidden: 'Part of the text cannot be seen, and is left out.',
  'in-message': 'It lies in a message. Text of messages never counts for a field.',
  'in-frame': 'It lies in a frame inside the page. Frames are never read.',
  closed: 'It lies in a closed part of the page, or is a picture. It cannot be read.',
  'never-read': 'It is a password, payment or one-time-code field. Those are never read.',
  'position-only': 'Only its place on the page leads to it. It breaks when the page changes.',
  'words-only': 'Only words beside it lead to it. Add the words of your other languages.',
  'no-locator': 'Nothing dependable leads to this value.',
  long: 'It holds a lot of text. Point at a smaller part if you can.',
};

export const conversationWarningWords: Record<PointedConversation['warnings'][number], string> = {
  'only-one': 'There is only one message here. Point again on a record with several.',
  'position-only': 'Only its place on the page leads to the messages.',
  'no-body': 'The text of the messages was not found.',
  'no-author': 'Who wrote a message was not found.',
  'no-time': 'When a message was written was not found.',
};
