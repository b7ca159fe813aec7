import { useState } from 'react';
import type { OpenPage } from '../../lib/core/pointing.ts';
import type { SiteMap } from '../../lib/core/site-map.ts';
import { recordOptions } from '../policy/actions/vocabulary.ts';
import { usePolicyWriting } from '../policy/document/policy-writing.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { hostPattern } from './host-pattern.ts';
import { MapNotes, MapPicker } from './map-picker.tsx';
import { newSite } from './new-site.ts';

const ownRecord = '';

const whyNotYet = (title: string, host: string | null, recordTitle: string): string | null => {
  if (title.trim() === '') return 'Give it a name.';
  if (host === null) return 'Give the address of the help desk.';
  return recordTitle.trim() === '' ? 'Say what one record is called.' : null;
};

/** Makes another help desk readable: from a map that ships with Countersign, or from nothing. */
export const NewSiteForm = ({
  maps,
  pages,
  refused,
  onAdded,
}: {
  maps: readonly SiteMap[];
  pages: readonly OpenPage[];
  refused: string | null;
  onAdded: (site: string) => void;
}) => {
  const { document, onEdit } = usePolicyWriting();
  const [mapId, setMapId] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [address, setAddress] = useState('');
  const [record, setRecord] = useState(ownRecord);
  const [recordTitle, setRecordTitle] = useState('Ticket');
  const map = maps.find(({ id }) => id === mapId) ?? null;
  const host = hostPattern(address);
  const choose = (id: string | null) => {
    const chosen = maps.find(each => each.id === id);
    setMapId(id);
    if (!chosen) return;
    setTitle(chosen.title);
    setRecordTitle(chosen.recordTitle);
  };
  const add = () => {
    const answers = { title: title.trim(), host: host ?? '', recordTitle: recordTitle.trim(), map };
    const made = newSite(document, { ...answers, record: record === ownRecord ? null : record });
    onEdit(made.edits);
    onAdded(made.site);
  };
  return (
    <div className="policy-form stack">
      <MapPicker maps={maps} chosen={mapId} onChoose={choose} />
      {map && <MapNotes map={map} />}
      <div className="policy-line">
        <div className="policy-control">
          <TextField label="Name" value={title} onChange={setTitle} maxLength={120} />
        </div>
        <AddressField address={address} example={map?.hostExample} pages={pages} onChange={setAddress} />
      </div>
      <RecordType record={record} onRecord={setRecord} title={recordTitle} onTitle={setRecordTitle} />
      <div className="row">
        <Button look="primary" onPress={add} refused={refused ?? whyNotYet(title, host, recordTitle)}>
          Add the site
        </Button>
      </div>
    </div>
  );
};

/** Where the help desk is: typed, pasted from a ticket, or taken from a page that is open. */
const AddressField = ({
  address,
  example = 'https://desk.example.com/',
  pages,
  onChange,
}: {
  address: string;
  example: string | undefined;
  pages: readonly OpenPage[];
  onChange: (address: string) => void;
}) => {
  const host = hostPattern(address);
  const origins = [...new Set(pages.map(({ origin }) => origin))];
  return (
    <>
      <div className="policy-control site-address">
        <TextField
          label="Address of the help desk"
          value={address}
          onChange={onChange}
          placeholder={example}
          hint={host && host !== address ? `Its pages: ${host}` : undefined}
        />
      </div>
      {origins.length > 0 && (
        <Choice
          label="or one that is open"
          value={origins.find(origin => `${origin}/*` === host) ?? ''}
          options={[
            { value: '', title: 'choose…' },
            ...origins.map(origin => ({ value: origin, title: origin })),
          ]}
          onChange={onChange}
        />
      )}
    </>
  );
};

const RecordType = ({
  record,
  onRecord,
  title,
  onTitle,
}: {
  record: string;
  onRecord: (record: string) => void;
  title: string;
  onTitle: (title: string) => void;
}) => {
  const { document } = usePolicyWriting();
  return (
    <div className="policy-line">
      <Choice
        label="Its records are"
        value={record}
        options={[{ value: ownRecord, title: 'of a type of their own' }, ...recordOptions(document)]}
        onChange={onRecord}
      />
      {record === ownRecord && (
        <div className="policy-control">
          <TextField label="One record is called" value={title} onChange={onTitle} />
        </div>
      )}
    </div>
  );
};
