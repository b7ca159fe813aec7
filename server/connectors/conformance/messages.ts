import { expect, it } from 'vitest';
import type { Bench } from './live-system.ts';

const text = 'Dear Zoë 👩‍👩‍👧,\n\nthe 49.00 EUR are on their way.\n\u202eKind regards\u202c';

export const messagesConform = (bench: () => Bench): void => {
  it.each(['reply', 'note'] as const)('adds a %s once, in the name of the service account', async kind => {
    const { connector, system } = bench();
    const intent = await bench().intend({ kind, text });
    await expect(connector.findEffect(intent)).resolves.toBeNull();
    await expect(connector.write(intent)).resolves.toEqual({ outcome: 'written' });
    await expect(connector.findEffect(intent)).resolves.toMatchObject({ writtenBy: system.account });
    await expect(connector.write(intent)).resolves.toEqual({ outcome: 'precondition-failed' });
    await expect(system.written()).resolves.toEqual([text]);
  });

  it('tells a reply from a note, and two replies with the same text apart', async () => {
    const { connector } = bench();
    const reply = await bench().intend({ kind: 'reply', text });
    await connector.write(reply);
    const again = await bench().intend({ kind: 'reply', text });
    const note = { ...reply, change: { kind: 'note', text } as const, key: again.key };
    await expect(connector.findEffect(again)).resolves.toBeNull();
    await expect(connector.findEffect(note)).resolves.toBeNull();
  });

  it('adds no message once the record has moved on', async () => {
    const { connector, system } = bench();
    const intent = await bench().intend({ kind: 'reply', text });
    await system.changeByHand('changed by hand');
    await expect(connector.write(intent)).resolves.toEqual({ outcome: 'precondition-failed' });
    await expect(system.written()).resolves.toEqual([]);
  });

  it('finds a message whose answer was lost, and none that never arrived', async () => {
    const { connector, proxy, system } = bench();
    const lost = await bench().intend({ kind: 'reply', text });
    proxy.trouble = 'lose-request';
    await expect(connector.write(lost)).rejects.toMatchObject({ code: 'upstream-unavailable' });
    await expect(connector.findEffect(lost)).resolves.toBeNull();
    proxy.trouble = 'lose-answer';
    await expect(connector.write(lost)).rejects.toMatchObject({ code: 'upstream-unavailable' });
    await expect(connector.findEffect(lost)).resolves.toMatchObject({ writtenBy: system.account });
    await expect(system.written()).resolves.toEqual([text]);
  });
};
