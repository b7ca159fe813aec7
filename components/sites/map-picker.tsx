import type { SiteMap } from '../../lib/core/site-map.ts';
import { Badge } from '../ui/badge.tsx';

/** What a new site starts from: one of the help desks we know something about, or nothing. */
export const MapPicker = ({
  maps,
  chosen,
  onChoose,
}: {
  maps: readonly SiteMap[];
  chosen: string | null;
  onChoose: (id: string | null) => void;
}) => (
  <fieldset className="map-picker">
    <legend className="field-label">Start from</legend>
    <label className="map-choice">
      <input type="radio" name="site-map" checked={chosen === null} onChange={() => onChoose(null)} />
      <span className="stack">
        <strong>An empty site</strong>
        <span className="quiet">You point at every field yourself. Works on any help desk.</span>
      </span>
    </label>
    {maps.map(map => (
      <label key={map.id} className="map-choice">
        <input type="radio" name="site-map" checked={chosen === map.id} onChange={() => onChoose(map.id)} />
        <span className="stack">
          <span className="row">
            <strong>{map.title}</strong>
            <Ground map={map} />
          </span>
          <span className="quiet">
            {map.product} · {contents(map)}
          </span>
        </span>
      </label>
    ))}
  </fieldset>
);

const contents = ({ fields, conversation }: SiteMap): string => {
  const count = Object.keys(fields).length;
  return `${count} ${count === 1 ? 'field' : 'fields'}${conversation ? ' and the conversation' : ''}`;
};

const Ground = ({ map }: { map: SiteMap }) =>
  'verified' in map ? (
    <Badge tone="good" icon="check" hint={map.verified.by}>
      verified {map.verified.date}
    </Badge>
  ) : (
    <Badge tone="warn" icon="warning" hint="Written from public documents, and never tried on the product.">
      not verified · written {map.unverified.date}
    </Badge>
  );

/** What is known of the chosen map, and where it comes from. */
export const MapNotes = ({ map }: { map: SiteMap }) => (
  <div className="stack">
    <p>
      {'verified' in map
        ? `Verified on ${map.verified.date}: ${map.verified.by}.`
        : `Not verified: written on ${map.unverified.date} from public documents alone. Look at every field on two records before you send it to review.`}
    </p>
    <ul className="map-notes">
      {map.notes.map(note => (
        <li key={note}>{note}</li>
      ))}
    </ul>
    {'unverified' in map && <p className="quiet">Written from: {map.unverified.from.join(' · ')}</p>}
  </div>
);
