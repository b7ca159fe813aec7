import { expect, it } from 'vitest';
import type { Bench } from './live-system.ts';

export const readingConforms = (bench: () => Bench): void => {
  it('reads a field, a title and a version, and the same ones again while nothing changes', async () => {
    const first = await bench().read();
    const second = await bench().read();
    expect(first.record).toEqual(bench().system.record);
    expect(first.title).not.toBe('');
    expect(first.version).not.toBe('');
    expect(first.values[bench().system.field]).toEqual(expect.any(String));
    expect({ ...second, readAt: '' }).toEqual({ ...first, readAt: '' });
  });

  it('sees what someone else changes, under another version', async () => {
    const before = await bench().read();
    await bench().system.changeByHand('changed by hand');
    const after = await bench().read();
    expect(after.values[bench().system.field]).toBe('changed by hand');
    expect(after.version).not.toBe(before.version);
  });

  it('says that a record does not exist', async () => {
    const { connector, system } = bench();
    await expect(connector.read(system.unknownRecord, [])).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(['../secret', '.', '..', 'a/b', '1?x=1', '1#', '\u0000', '%2e%2e'])(
    'takes the record id %j for no path of its own',
    async id => {
      const { connector, system } = bench();
      const read = connector.read({ ...system.record, id }, []);
      await expect(read).rejects.toMatchObject({ code: 'not-found' });
    },
  );

  it.each(['no_such_field', '__proto__', 'constructor'])('does not pass off %s as empty', async field => {
    const { connector, system } = bench();
    await expect(connector.read(system.record, [field])).rejects.toMatchObject({ code: 'upstream-refused' });
  });

  it('accepts its configuration when asked', async () => {
    await expect(bench().connector.probe()).resolves.toBeUndefined();
  });
};
