import { type ReactNode, useReducer } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { smallPolicy } from '../../entrypoints/gallery/samples/policy-drafts.ts';
import {
  harbourLooks,
  harbourPages,
  mappedPolicy,
  pointedStage,
  pointedThread,
  sampleMaps,
} from '../../entrypoints/gallery/samples/sites.ts';
import { doing, show } from '../../test/views/show.tsx';
import { movedEditing, startEditing } from '../policy/document/draft-editing.ts';
import { keysAt, listAt, type PolicyDocument, textAt, valueAt } from '../policy/document/policy-document.ts';
import { PolicyWritingContext } from '../policy/document/policy-writing.tsx';
import { ConversationPart } from './conversation-part.tsx';
import { MappedField } from './mapped-field.tsx';
import { NewSiteForm } from './new-site-form.tsx';
import { RecordIdPart } from './record-id-part.tsx';

let written: PolicyDocument;

const Writing = ({ refused, children }: { refused: string | null; children: ReactNode }) => {
  const [editing, move] = useReducer(movedEditing, startEditing(mappedPolicy, 1));
  written = editing.document;
  return (
    <PolicyWritingContext
      value={{
        document: editing.document,
        base: smallPolicy,
        problems: [],
        refused,
        onEdit: (edits, typing) => move({ type: 'edit', edits, ...(typing ? { typing } : {}) }),
      }}
    >
      <button type="button" onClick={() => move({ type: 'undo' })}>
        Undo last
      </button>
      {children}
    </PolicyWritingContext>
  );
};

const write = (view: ReactNode, refused: string | null = null) =>
  show(<Writing refused={refused}>{view}</Writing>);

/** Goes to a control by Tab alone, and presses it. */
const pressByKey = async (name: string): Promise<void> => {
  for (let tabs = 0; tabs < 60; tabs++) {
    await doing(() => userEvent.tab());
    if (document.activeElement?.textContent?.includes(name))
      return doing(() => userEvent.keyboard('{Enter}'));
  }
  throw new Error(`no way by keyboard to ${name}`);
};

const field = (id: string) => (
  <ul>
    <MappedField
      site="harbour"
      field={id}
      looks={harbourLooks}
      offered={id === 'stage' ? pointedStage : null}
      pointRefused={null}
      onPointAgain={() => undefined}
    />
  </ul>
);
const places = (id: string) => listAt(written, ['sites', 'harbour', 'fields', id]);

test('places are tried in another order, added and removed by keyboard, and each step can be undone', async () => {
  await write(field('stage'));
  const before = places('stage');
  await pressByKey('2 places to find it');
  await pressByKey('Try earlier');
  expect(places('stage')).toEqual(before.toReversed());
  await pressByKey('Add');
  expect(places('stage')).toHaveLength(3);
  await doing(() => page.getByText('Undo last').click());
  await doing(() => page.getByText('Undo last').click());
  expect(places('stage')).toEqual(before);
});

test('words of another language are added to a place, one in each line', async () => {
  await write(field('caller'));
  await pressByKey('1 place to find it');
  await doing(() => page.getByLabelText(/The words beside it/).fill('Caller\nAnrufer\nAppelant'));
  expect(places('caller')).toEqual([{ label: ['Caller', 'Anrufer', 'Appelant'], read: 'text' }]);
});

test('a new field is renamed and removed; where nothing can be written, it cannot', async () => {
  await write(field('topic'));
  await pressByKey('1 place to find it');
  await doing(() => page.getByLabelText('Id in the policy').fill('headline'));
  await doing(() => page.getByRole('button', { name: 'Change the id' }).click());
  expect(keysAt(written, ['sites', 'harbour', 'fields'])).toContain('headline');
  await doing(() => page.getByText('Undo last').click());
  await doing(() => page.getByRole('button', { name: 'Remove Topic' }).click());
  expect(JSON.stringify(written)).not.toContain('"topic"');
});

test('a version shows the same and offers nothing to change it', async () => {
  await write(field('stage'), 'A version never changes.');
  await pressByKey('2 places to find it');
  for (const name of ['Remove', 'Point again', 'Try earlier', 'Add', 'Change the id'])
    expect(page.getByRole('button', { name, exact: true }).query(), name).toBeNull();
  await expect.element(page.getByLabelText('Name')).toBeDisabled();
});

test('a pattern that is proposed from two addresses is taken, and tried on both', async () => {
  await write(
    <RecordIdPart
      site="harbour"
      looks={harbourLooks}
      confirmations={pointedStage.locators}
      looking={false}
      onLookForId={null}
    />,
  );
  const path = ['sites', 'harbour', 'recordId', 'path'];
  await doing(() => page.getByLabelText(/Pattern for the address/).fill('^/nothing/(\\d+)'));
  await expect.element(page.getByText('no id').first()).toBeVisible();
  await doing(() => page.getByRole('button', { name: 'Use 4711 and 4712' }).click());
  expect(textAt(written, path)).toContain('/cases/');
  await expect.element(page.getByText('id 4712')).toBeVisible();
});

test('while the id is looked for the room says so, and does not look a second time', async () => {
  let looks = 0;
  const part = (looking: boolean) => (
    <RecordIdPart
      site="harbour"
      looks={harbourLooks}
      confirmations={[]}
      looking={looking}
      onLookForId={() => looks++}
    />
  );
  await write(part(false));
  await pressByKey('Look for the id on page A');
  expect(looks).toBe(1);
  await write(part(true));
  await expect.element(page.getByText('Looking…')).toBeVisible();
  await pressByKey('Look for the id on page A');
  expect(looks).toBe(1);
});

test('what tells internal messages is chosen among the marks that were found, seen on messages, or nothing', async () => {
  await write(
    <ConversationPart
      site="harbour"
      looks={harbourLooks}
      pointed={pointedThread}
      pointRefused={null}
      onPoint={() => undefined}
    />,
  );
  const path = ['sites', 'harbour', 'conversation'];
  await doing(() =>
    page.getByLabelText('Messages of customers have').selectOptions(JSON.stringify('.from-outside')),
  );
  expect(valueAt(written, [...path, 'fromCustomer'])).toBe('.from-outside');
  const internal = page.getByLabelText('Internal messages have');
  await doing(() => internal.selectOptions(JSON.stringify('.note')));
  expect(valueAt(written, [...path, 'internal'])).toBe('.note');
  await expect.element(page.getByText('has it: “Second time this week.”')).toBeVisible();
  await expect.element(page.getByText('has it not: “The crane at berth 4”')).toBeVisible();
  await doing(() => internal.selectOptions(''));
  expect(valueAt(written, [...path, 'internal'])).toBeUndefined();
  await expect.element(page.getByText(/all but messages of customers count as internal/)).toBeVisible();
});

test('a map says whether it was verified, and makes a site with its own system and no grant', async () => {
  await write(
    <NewSiteForm maps={sampleMaps} pages={harbourPages} refused={null} onAdded={() => undefined} />,
  );
  await expect.element(page.getByText('verified 2026-11-20', { exact: true })).toBeVisible();
  await doing(() => page.getByRole('radio', { name: /Another desk/ }).click());
  await expect.element(page.getByText(/Not verified: written on 2026-11-20/)).toBeVisible();
  await expect.element(page.getByText('Give the address of the help desk.')).toBeVisible();
  await doing(() => page.getByLabelText('Address of the help desk').fill('desk.example/tickets/7'));
  await doing(() => page.getByRole('button', { name: 'Add the site' }).click());
  expect(valueAt(written, ['sites', 'another_desk'])).toMatchObject({
    hosts: ['https://desk.example/*'],
    system: 'another_desk',
  });
  expect(valueAt(written, ['grants'])).toEqual({});
});
