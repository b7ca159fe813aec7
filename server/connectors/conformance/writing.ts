import { expect, it } from 'vitest';
import type { Bench } from './live-system.ts';

const strange = ' Zoë 👩‍👩‍👧 e\u0301 \u202eright to left\u202c 數 "quoted" <b>&amp;</b> %00 \\u0041 {{x}} ';
const megabyte = 'one value of a megabyte '.repeat(43_691).slice(0, 1_048_576);

export const writingConforms = (bench: () => Bench): void => {
  it('writes a field, reads the value back, and finds the effect in the name of the service account', async () => {
    const { connector, system } = bench();
    const intent = await bench().intendValue('written once');
    await expect(connector.findEffect(intent)).resolves.toBeNull();
    await expect(connector.write(intent)).resolves.toEqual({ outcome: 'written' });
    await expect(bench().value()).resolves.toBe('written once');
    const effect = await connector.findEffect(intent);
    expect(effect).toMatchObject({ writtenBy: system.account, effect: expect.stringMatching(/./) });
    expect((await bench().read()).version).not.toBe(intent.version);
  });

  it('does not write the same intent a second time', async () => {
    const { connector, system } = bench();
    const intent = await bench().intendValue('written once');
    await connector.write(intent);
    await expect(connector.write(intent)).resolves.toEqual({ outcome: 'precondition-failed' });
    await expect(system.written()).resolves.toEqual(['written once']);
  });

  it('writes nothing once the record has moved on', async () => {
    const { connector, system } = bench();
    const intent = await bench().intendValue('too late');
    await system.changeByHand('changed by hand');
    await expect(connector.write(intent)).resolves.toEqual({ outcome: 'precondition-failed' });
    await expect(connector.findEffect(intent)).resolves.toBeNull();
    await expect(bench().value()).resolves.toBe('changed by hand');
    await expect(system.written()).resolves.toEqual([]);
  });

  it('does not take the same change by someone else for its own', async () => {
    const { connector, system } = bench();
    const intent = await bench().intendValue('the same value');
    await system.changeByHand('the same value');
    await expect(connector.findEffect(intent)).resolves.toBeNull();
  });

  it('finds its effect after someone else has changed the field again', async () => {
    const { connector, system } = bench();
    const intent = await bench().intendValue('written once');
    await connector.write(intent);
    await system.changeByHand('changed by hand');
    await expect(connector.findEffect(intent)).resolves.toMatchObject({ writtenBy: system.account });
  });

  it('tells two intents with the same value apart', async () => {
    const { connector } = bench();
    const original = (await bench().value()) ?? '';
    const first = await bench().intendValue('back and forth');
    await connector.write(first);
    await connector.write(await bench().intendValue(original));
    const second = await bench().intendValue('back and forth');
    await expect(connector.findEffect(second)).resolves.toBeNull();
    await connector.write(second);
    const effects = [await connector.findEffect(first), await connector.findEffect(second)];
    expect(new Set(effects.map(effect => effect?.effect)).size).toBe(2);
  });

  it.each([
    ['strange Unicode', strange],
    ['a megabyte', megabyte],
  ])('brings a value of %s there and back unchanged', async (_what, value) => {
    const { connector } = bench();
    const intent = await bench().intendValue(value);
    await expect(connector.write(intent)).resolves.toEqual({ outcome: 'written' });
    await expect(bench().value()).resolves.toBe(value);
    await expect(connector.findEffect(intent)).resolves.not.toBeNull();
  });

  it.each([
    ['half of a character', 'x\ud83d'],
    ['a control character', 'a\u0000b'],
  ])('refuses %s and writes nothing', async (_what, value) => {
    const { connector, system } = bench();
    const outcome = await connector.write(await bench().intendValue(value));
    expect(outcome).toMatchObject({ outcome: 'refused', why: expect.stringMatching(/\w/) });
    await expect(system.written()).resolves.toEqual([]);
  });

  it('refuses a field it may not write, in words, and writes nothing', async () => {
    const { connector, system } = bench();
    const unknown = { kind: 'set-field', field: 'no_such_field', before: null, after: 'x' } as const;
    const intent = await bench().intend(unknown);
    const outcome = await connector.write(intent).catch(({ code }) => ({ outcome: code }));
    expect(['refused', 'upstream-refused']).toContain(outcome.outcome);
    await expect(system.written()).resolves.toEqual([]);
  });
};
