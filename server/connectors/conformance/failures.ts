import { expect, it } from 'vitest';
import type { Bench } from './live-system.ts';

export const failuresConform = (bench: () => Bench): void => {
  it('finds the effect of a write whose answer was lost', async () => {
    const { connector, proxy, system } = bench();
    const intent = await bench().intendValue('the answer was lost');
    proxy.trouble = 'lose-answer';
    await expect(connector.write(intent)).rejects.toMatchObject({ code: 'upstream-unavailable' });
    await expect(connector.findEffect(intent)).resolves.toMatchObject({ writtenBy: system.account });
    await expect(system.written()).resolves.toEqual(['the answer was lost']);
  });

  it('finds no effect of a write that never arrived', async () => {
    const { connector, proxy, system } = bench();
    const intent = await bench().intendValue('never arrived');
    proxy.trouble = 'lose-request';
    await expect(connector.write(intent)).rejects.toMatchObject({ code: 'upstream-unavailable' });
    await expect(connector.findEffect(intent)).resolves.toBeNull();
    await expect(system.written()).resolves.toEqual([]);
  });

  it('does not guess about effects while the system is down', async () => {
    const { connector, proxy } = bench();
    const intent = await bench().intendValue('unknown');
    proxy.trouble = 'down';
    await expect(connector.findEffect(intent)).rejects.toMatchObject({ code: 'upstream-unavailable' });
    await expect(connector.write(intent)).rejects.toMatchObject({ code: 'upstream-unavailable' });
    await expect(bench().read()).rejects.toMatchObject({ code: 'upstream-unavailable' });
    await expect(connector.probe()).rejects.toMatchObject({ code: 'upstream-unavailable' });
  });

  it('gives up on a silent system in the configured time', async () => {
    const { proxy, system } = bench();
    proxy.trouble = 'silent';
    const hasty = system.connector({ url: proxy.url, timeoutMs: 200 });
    const began = performance.now();
    await expect(hasty.read(system.record, [])).rejects.toMatchObject({ code: 'upstream-unavailable' });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('is refused with a wrong token, which no fault repeats', async () => {
    const { system } = bench();
    const intruder = system.connector({ url: system.url, token: system.wrongToken });
    const intent = await bench().intendValue('not allowed');
    const attempts = [
      () => intruder.read(system.record, []),
      () => intruder.write(intent),
      () => intruder.findEffect(intent),
      () => intruder.probe(),
    ];
    for (const attempt of attempts) {
      const fault = await attempt().catch(error => error);
      expect(fault).toMatchObject({ code: 'upstream-refused' });
      expect(JSON.stringify(fault, Object.getOwnPropertyNames(fault))).not.toContain(system.wrongToken);
    }
    await expect(system.written()).resolves.toEqual([]);
  });

  it('cannot reach a system that is not there', async () => {
    const { proxy, system } = bench();
    const { port } = new URL(proxy.url);
    const connector = system.connector({ url: proxy.url.replace(port, '1') });
    await expect(connector.read(system.record, [])).rejects.toMatchObject({ code: 'upstream-unavailable' });
  });
};
