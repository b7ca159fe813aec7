/** A help desk written for the purpose: two records of it, and the same records after its makers have rebuilt it. */
export interface Desk {
  title: string;
  /** The address of each record, path and query. */
  addresses: readonly [string, string];
  ids: readonly [string, string];
  /** The body of a page. What arrives late waits in `template[data-late]`, and the page's own script puts it in place. */
  render: (record: 0 | 1, layout?: 'usual' | 'drifted') => string;
  /** Where a person would point for each value, and what each record says there. */
  fields: Record<string, { point: string; values: readonly [string, string] }>;
  messages: readonly [number, number];
}

/** Puts what arrives late where it belongs, as the pages' own script does after a while. */
export const arriveLate = (document: Document): void => {
  for (const late of document.querySelectorAll<HTMLTemplateElement>('template[data-late]'))
    late.replaceWith(document.importNode(late.content, true));
};

export const lateScript = `<script>setTimeout(${String(arriveLate)}, 300, document)</script>`;
