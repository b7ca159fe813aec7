/** Where a visit ended: at a page of the provider, or at an address outside it. */
export type Visit = { page: URL; html: string } | { left: URL };

/** A browser in small, for tests: keeps cookies and follows redirects until they leave the provider. */
export class Visitor {
  readonly #cookies = new Map<string, string>();

  async open(address: URL, form?: URLSearchParams): Promise<Visit> {
    const answer = await fetch(address, {
      method: form ? 'POST' : 'GET',
      ...(form && { body: form }),
      headers: { Cookie: [...this.#cookies].map(pair => pair.join('=')).join('; ') },
      redirect: 'manual',
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    const location = answer.headers.get('Location');
    if (!location) {
      if (!answer.ok) throw new Error(`The provider refused: ${answer.status} ${await answer.text()}`);
      return { page: address, html: await answer.text() };
    }
    const next = new URL(location, address);
    return next.origin === address.origin ? this.open(next) : { left: next };
  }
}
