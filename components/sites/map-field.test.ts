import { describe, expect, test } from 'vitest';
import type { PointedValue } from '../../lib/core/pointing.ts';
import { policySchema } from '../../lib/core/policy.ts';
import { policyProblems } from '../../lib/core/policy-problems.ts';
import { aPolicyDocument } from '../../test/builders/policy.ts';
import { applyEdits } from '../policy/document/apply-edits.ts';
import { type PolicyDocument, valueAt } from '../policy/document/policy-document.ts';
import { isNewField, removeField, renameField } from './change-field.ts';
import { mapPointed, pointAgain } from './map-field.ts';
import { newSite } from './new-site.ts';

const base = aPolicyDocument() as PolicyDocument;
const { site, edits } = newSite(base, {
  title: 'Harbour Desk',
  host: 'https://harbour.example/*',
  recordTitle: 'Case',
  record: null,
  map: null,
});
const empty = applyEdits(base, [
  ...edits,
  { path: ['sites', site, 'recordId', 'path'], value: '^/cases/(\\d{1,9})$' },
]);

const offer = (css: string, recommended = true): PointedValue['locators'][number] => ({
  locator: { css, read: 'text' },
  strategy: 'id',
  strength: 'strong',
  why: '',
  recommended,
});

const pointed = (id: string, ...locators: PointedValue['locators']): PointedValue => ({
  kind: 'value',
  value: 'Open',
  label: '',
  suggested: { id, title: id.toUpperCase(), type: 'text', sensitivity: 'personal' },
  locators,
  warnings: [],
});

const soundProblems = (document: PolicyDocument) => policyProblems(policySchema.parse(document));
const record = 'harbour_desk_case';
const topic = mapPointed(empty, site, pointed('topic', offer('#topic')));
const mapped = applyEdits(empty, topic.edits);

describe('a value that was pointed at', () => {
  test('becomes a field that its own system owns, and that no role is granted', () => {
    expect(topic).toMatchObject({ outcome: 'added', field: 'topic' });
    expect(valueAt(mapped, ['records', record, 'fields', 'topic'])).toEqual({
      title: 'TOPIC',
      type: 'text',
      sensitivity: 'personal',
      owner: 'harbour_desk',
    });
    expect(valueAt(mapped, ['grants'])).toEqual(base.grants);
    expect(soundProblems(mapped)).toEqual([]);
  });

  test('names the record where it is what help desks call their heading, and nothing does yet', () => {
    const subject = mapPointed(empty, site, pointed('subject', offer('h1')));
    const named = applyEdits(empty, subject.edits);
    expect(valueAt(named, ['sites', site, 'titleField'])).toBe('subject');
    const later = mapPointed(named, site, pointed('title', offer('h2')));
    expect(valueAt(applyEdits(named, later.edits), ['sites', site, 'titleField'])).toBe('subject');
  });

  test('keeps only the places that can be relied on, or the best one there is', () => {
    const both = mapPointed(empty, site, pointed('a', offer('#a'), offer('.b', false)));
    expect(valueAt(applyEdits(empty, both.edits), ['sites', site, 'fields', 'a'])).toEqual([
      { css: '#a', read: 'text' },
    ]);
    const weak = mapPointed(empty, site, pointed('a', offer('.b', false), offer('.c', false)));
    expect(valueAt(applyEdits(empty, weak.edits), ['sites', site, 'fields', 'a'])).toEqual([
      { css: '.b', read: 'text' },
    ]);
  });

  test('is not mapped twice, takes no other field’s id, and is refused where nothing leads to it', () => {
    expect(mapPointed(mapped, site, pointed('subject', offer('#topic')))).toEqual({
      outcome: 'known',
      field: 'topic',
      edits: [],
    });
    const second = mapPointed(mapped, site, pointed('topic', offer('#other')));
    expect(second).toMatchObject({ field: 'topic_2', edits: [{ value: { title: 'TOPIC 2' } }, {}] });
    expect(mapPointed(mapped, site, pointed('x'))).toEqual({ outcome: 'nothing', edits: [] });
  });

  test('takes a field that the record type has already and the site does not read yet', () => {
    const on = mapPointed(base, 'desk', pointed('order', offer('#order')));
    expect(on).toMatchObject({
      outcome: 'added',
      field: 'order',
      edits: [{ path: ['sites', 'desk', 'fields', 'order'] }],
    });
  });
});

test('pointing again puts the new place first and keeps the old ones behind it', () => {
  const again = applyEdits(
    mapped,
    pointAgain(mapped, site, 'topic', pointed('x', offer('#new'), offer('#topic'))),
  );
  expect(valueAt(again, ['sites', site, 'fields', 'topic'])).toEqual([
    { css: '#new', read: 'text' },
    { css: '#topic', read: 'text' },
  ]);
  expect(pointAgain(mapped, site, 'topic', pointed('x'))).toEqual([]);
});

test('a new field is renamed with everything that stands under its id', () => {
  const granted = applyEdits(mapped, [
    { path: ['grants', 'agent', record, 'topic'], value: 'read' },
    { path: ['sites', site, 'titleField'], value: 'topic' },
  ]);
  const renamed = applyEdits(granted, renameField(granted, record, 'topic', 'headline'));
  expect(JSON.stringify(renamed)).not.toContain('"topic"');
  expect(valueAt(renamed, ['grants', 'agent', record])).toEqual({ headline: 'read' });
  expect(soundProblems(renamed)).toEqual([]);
});

test('removing a new field leaves nothing of it, and removing an old one only stops reading it', () => {
  const granted = applyEdits(mapped, [
    { path: ['grants', 'agent', record, 'topic'], value: 'read' },
    { path: ['sites', site, 'titleField'], value: 'topic' },
  ]);
  expect(isNewField(base, granted, site, 'topic')).toBe(true);
  const removed = applyEdits(granted, removeField(base, granted, site, 'topic'));
  expect(JSON.stringify(removed)).not.toContain('"topic"');
  expect(soundProblems(removed)).toEqual([]);
  const unread = applyEdits(base, removeField(base, base, 'desk', 'subject'));
  expect(valueAt(unread, ['records', 'ticket', 'fields', 'subject'])).toBeDefined();
  expect(soundProblems(unread)).toEqual([]);
});
