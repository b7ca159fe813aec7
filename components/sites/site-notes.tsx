import { TextAt } from '../policy/document/controls.tsx';
import { keysAt, textAt, titleAt } from '../policy/document/policy-document.ts';
import { usePolicyWriting } from '../policy/document/policy-writing.tsx';
import { Notice } from '../ui/notice.tsx';
import { VisibleText } from '../ui/visible-text.tsx';
import { recordOf } from './map-field.ts';

/** What is possible with this system, and what is not while nothing connects to it. */
export const ConnectorNote = ({ site }: { site: string }) => {
  const { document } = usePolicyWriting();
  const system = textAt(document, ['sites', site, 'system']);
  const title = titleAt(document, ['systems', system]);
  return (
    <div className="stack">
      {textAt(document, ['systems', system, 'connector']) === '' && (
        <Notice title={`${title} has no connector: it is read and never written`}>
          Agents see its fields and get drafts from its conversation. Nothing confirms a value of its pages,
          so drafts show them and leave them out of replies, and no change of them can be proposed. The
          operator sets up connectors.
        </Notice>
      )}
      <div className="policy-line">
        <TextAt
          path={['systems', system, 'connector']}
          label={`Connector of ${title} (its id in the operator’s configuration; optional)`}
          optional
        />
      </div>
    </div>
  );
};

const grantedTo = (document: Parameters<typeof keysAt>[0], record: string, field: string): boolean =>
  keysAt(document, ['grants']).some(
    role => !['', 'none'].includes(textAt(document, ['grants', role, record, field])),
  );

/** Deny by default, said where it surprises: a mapped field is seen by nobody until a role is given it. */
export const GrantsNote = ({ site, matrixAddress }: { site: string; matrixAddress: string }) => {
  const { document } = usePolicyWriting();
  const record = recordOf(document, site);
  const fields = keysAt(document, ['sites', site, 'fields']);
  const unseen = fields.filter(field => !grantedTo(document, record, field));
  const link = <a href={matrixAddress}>Say in the matrix who may see what</a>;
  if (fields.length === 0 || unseen.length === 0) return <p>{link}</p>;
  return (
    <Notice
      tone="warn"
      title={
        unseen.length === fields.length
          ? 'Nobody sees any of these fields yet'
          : `Nobody sees ${unseen.length} of these ${fields.length} fields yet`
      }
    >
      <p>
        <VisibleText
          text={unseen.map(field => titleAt(document, ['records', record, 'fields', field])).join(', ')}
        />
      </p>
      <p>New fields are granted to no role. {link}.</p>
    </Notice>
  );
};
