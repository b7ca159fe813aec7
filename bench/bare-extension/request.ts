/** What the bare reader is asked: the selectors of twelve fields, and the one of the messages. */
export interface BareRequest {
  fields: string[];
  messages: string;
}
