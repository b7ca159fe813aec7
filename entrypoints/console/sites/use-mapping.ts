import { useEffect, useRef, useState } from 'react';
import { applyEdits } from '../../../components/policy/document/apply-edits.ts';
import { titleAt } from '../../../components/policy/document/policy-document.ts';
import { usePolicyWriting } from '../../../components/policy/document/policy-writing.tsx';
import { mapConversation } from '../../../components/sites/map-conversation.ts';
import { definitionPath, mapPointed, pointAgain } from '../../../components/sites/map-field.ts';
import type { Pick } from '../../../components/sites/pointing-state.tsx';
import { sketchOf } from '../../../components/sites/site-sketch.ts';
import type { Pointed, PointedConversation, PointedValue } from '../../../lib/core/pointing.ts';
import type { PolicyEdit } from '../../../lib/core/policy-edit.ts';
import { usePointing } from './use-pointing.ts';

/** Turns what is pointed at into edits of the draft: new fields, other places of a field, the conversation. */
export const useMapping = (site: string) => {
  const { document, onEdit } = usePolicyWriting();
  // Several values may arrive before the draft is drawn anew: each must see what the ones before it made.
  const latest = useRef(document);
  useEffect(() => {
    latest.current = document;
  }, [document]);
  const again = useRef<string | null>(null);
  const [picks, setPicks] = useState<readonly Pick[]>([]);
  const [offers, setOffers] = useState<ReadonlyMap<string, PointedValue>>(new Map());
  const [conversation, setConversation] = useState<PointedConversation | null>(null);

  const edit = (edits: readonly PolicyEdit[]): void => {
    latest.current = applyEdits(latest.current, edits);
    onEdit(edits);
  };
  const note = (pointed: PointedValue, outcome: Pick['outcome'], field: string | null): void => {
    const title = field === null ? '' : titleAt(latest.current, definitionPath(latest.current, site, field));
    setPicks(before => [...before, { pointed, outcome, title }]);
    if (field !== null) setOffers(before => new Map(before).set(field, pointed));
  };
  const replacePlaces = (field: string, pointed: PointedValue): void => {
    const edits = pointAgain(latest.current, site, field, pointed);
    edit(edits);
    note(pointed, edits.length > 0 ? 'replaced' : 'nothing', edits.length > 0 ? field : null);
  };
  const addValue = (pointed: PointedValue): void => {
    const mapped = mapPointed(latest.current, site, pointed);
    edit(mapped.edits);
    note(pointed, mapped.outcome, mapped.outcome === 'nothing' ? null : mapped.field);
  };
  const take = (pointed: Pointed): void => {
    if (pointed.kind === 'conversation') {
      setConversation(pointed);
      edit(mapConversation(site, pointed));
      pointing.stop();
    } else if (again.current === null) addValue(pointed);
    else {
      replacePlaces(again.current, pointed);
      pointing.stop();
    }
  };
  const pointing = usePointing(take);
  const begin = (tabId: number, mode: 'value' | 'message', field: string | null): void => {
    again.current = field;
    setPicks([]);
    void pointing.start(tabId, mode, sketchOf(latest.current, site));
  };
  return {
    ...pointing,
    picks,
    offers,
    conversation,
    pointAtValues: (tabId: number) => begin(tabId, 'value', null),
    pointAtField: (tabId: number, field: string) => begin(tabId, 'value', field),
    pointAtMessage: (tabId: number) => begin(tabId, 'message', null),
    replacePlaces,
  };
};
export type Mapping = ReturnType<typeof useMapping>;
