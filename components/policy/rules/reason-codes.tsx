import { TextAt } from '../document/controls.tsx';
import { NamedEntries } from '../document/named-entries.tsx';

/** The reasons that people choose from when they reject a proposal or resolve an exception. */
export const ReasonCodes = () => (
  <>
    <h3>To reject a proposal</h3>
    <NamedEntries path={['reasonCodes', 'reject']} noun="reason" start="New reason">
      {(path, id) => <TextAt path={path} label={`Words for ${id}`} labelHidden />}
    </NamedEntries>
    <h3>To resolve an exception</h3>
    <NamedEntries path={['reasonCodes', 'exception']} noun="reason" start="New reason">
      {(path, id) => <TextAt path={path} label={`Words for ${id}`} labelHidden />}
    </NamedEntries>
  </>
);
