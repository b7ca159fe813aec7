import type { ReadResult } from '../../lib/contract/messages.ts';
import { BlockingState } from '../session/blocking-state.tsx';
import { Button } from '../ui/button.tsx';

/** The page beside the panel cannot be read: why, and what to do. */
export const RecordState = ({
  result,
  onGrant,
  onReadAgain,
}: {
  result: Exclude<ReadResult, { state: 'read' }>;
  /** Must ask for the host straight away: the browser allows it only during a click. */
  onGrant: (host: string) => void;
  onReadAgain: () => void;
}) => {
  const again = (
    <Button icon="refresh" onPress={onReadAgain}>
      Read again
    </Button>
  );
  switch (result.state) {
    case 'no-site':
      return (
        <BlockingState icon="search" title="No record here">
          <p>
            Open a ticket in your help desk. {result.origin && `${result.origin} is not part of the policy.`}
          </p>
        </BlockingState>
      );
    case 'needs-grant':
      return (
        <BlockingState
          icon="lock"
          title={`Allow reading on ${result.site}`}
          action={
            <Button look="primary" onPress={() => onGrant(result.host)}>
              Allow this site
            </Button>
          }
        >
          <p>
            Countersign runs on no page until you allow its site. It will read only the fields your role may
            see, on {result.host}
          </p>
        </BlockingState>
      );
    case 'no-record':
      return (
        <BlockingState icon="search" title="No ticket is open" action={again}>
          <p>This is {result.site}, but the page shows no single record. Open one ticket.</p>
        </BlockingState>
      );
    case 'failed':
      return (
        <BlockingState icon="warning" title="The page could not be read" action={again}>
          <p>{result.reason}</p>
        </BlockingState>
      );
  }
};
