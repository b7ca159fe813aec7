import { useState } from 'react';
import { ApprovalCard } from '../../components/approval/approval-card.tsx';
import { ApprovalQueue } from '../../components/approval/approval-queue.tsx';
import { EditDialog } from '../../components/approval/edit-dialog.tsx';
import { KeyHelp } from '../../components/approval/key-help.tsx';
import { RejectDialog } from '../../components/approval/reject-dialog.tsx';
import { RollBackDialog } from '../../components/approval/roll-back-dialog.tsx';
import { SourceDialog } from '../../components/draft/source-dialog.tsx';
import { ResolveDialog, TakeDialog } from '../../components/evidence/exception-dialogs.tsx';
import { StopDialog } from '../../components/stop/stop-dialog.tsx';
import { Button } from '../../components/ui/button.tsx';
import { exceptions } from './samples/oversight.ts';
import { jonas } from './samples/people.ts';
import { aProposal, applied, hostile, inProgress, notReadable } from './samples/proposals.ts';
import { nothing, Show } from './show.tsx';

const card = {
  pageValues: new Map<string, string>(),
  refused: null,
  notApprovable: null,
  sending: false,
  problem: null,
  onApprove: nothing,
  onEdit: nothing,
  onReject: nothing,
  onOpenSource: nothing,
};

const [exception] = exceptions;

const dialogs = [
  'Reject',
  'Edit',
  'Roll back',
  'Keys',
  'Source',
  'Stop',
  'Take exception',
  'Resolve exception',
] as const;

const OpenDialog = ({ name, onClose }: { name: (typeof dialogs)[number]; onClose: () => void }) => {
  switch (name) {
    case 'Reject':
      return (
        <RejectDialog number={311} reasonCodes={jonas.reasonCodes} onReject={nothing} onClose={onClose} />
      );
    case 'Edit':
      return <EditDialog proposal={hostile} optionsOf={() => null} onSave={nothing} onClose={onClose} />;
    case 'Roll back':
      return (
        <RollBackDialog
          proposal={applied}
          sending={false}
          problem={null}
          onRollBack={nothing}
          onClose={onClose}
        />
      );
    case 'Keys':
      return <KeyHelp onClose={onClose} />;
    case 'Source':
      return (
        <SourceDialog source={null} problem="It was deleted when its time was over." onClose={onClose} />
      );
    case 'Stop':
      return <StopDialog stopped={[]} onSet={nothing} onClose={onClose} />;
    case 'Take exception':
      return exception && <TakeDialog exception={exception} onTake={nothing} onClose={onClose} />;
    case 'Resolve exception':
      return (
        exception && (
          <ResolveDialog
            exception={exception}
            reasons={jonas.exceptionReasons}
            onResolve={nothing}
            onClose={onClose}
          />
        )
      );
  }
};

const Dialogs = () => {
  const [open, setOpen] = useState<(typeof dialogs)[number] | null>(null);
  return (
    <div className="row">
      {dialogs.map(name => (
        <Button key={name} onPress={() => setOpen(name)}>
          {name}
        </Button>
      ))}
      {open && <OpenDialog name={open} onClose={() => setOpen(null)} />}
    </div>
  );
};

export const ApprovalShows = () => (
  <>
    <Show name="Approval queue">
      <ApprovalQueue
        proposals={[aProposal(), hostile]}
        isCut={false}
        onMore={null}
        me={jonas}
        pageValuesOf={() => new Map([['refund_status', 'Requested']])}
        sending={false}
        problemOf={() => null}
        onApprove={nothing}
        onEdit={nothing}
        onReject={nothing}
        onHelp={nothing}
        onOpenSource={nothing}
      />
    </Show>
    <Show name="Card with deceiving text">
      <ApprovalCard {...card} proposal={hostile} problem="The card changed while you decided. Look again." />
    </Show>
    <Show name="Card changed since">
      <ApprovalCard {...card} proposal={aProposal()} pageValues={new Map([['refund_status', 'Paid']])} />
    </Show>
    <Show name="Own card">
      <ApprovalCard
        {...card}
        proposal={aProposal()}
        refused="You asked for this. Another person must decide."
      />
    </Show>
    <Show name="Card that several must approve, edited by oneself">
      <ApprovalCard
        {...card}
        proposal={inProgress}
        notApprovable="You edited this, so another person approves it. With nobody else, reject it and say what to propose."
      />
    </Show>
    <Show name="Card with a field that is not shown">
      <ApprovalCard
        {...card}
        proposal={notReadable}
        refused="Your role may not read Credit limit. Somebody who may read it decides."
      />
    </Show>
    <Show name="Queue of which more wait">
      <ApprovalQueue
        proposals={[aProposal()]}
        isCut={true}
        onMore={nothing}
        me={jonas}
        pageValuesOf={() => new Map()}
        sending={false}
        problemOf={() => null}
        onApprove={nothing}
        onEdit={nothing}
        onReject={nothing}
        onHelp={nothing}
        onOpenSource={nothing}
      />
    </Show>
    <Show name="Empty queue">
      <ApprovalQueue
        proposals={[]}
        isCut={false}
        onMore={null}
        me={jonas}
        pageValuesOf={() => new Map()}
        sending={false}
        problemOf={() => null}
        onApprove={nothing}
        onEdit={nothing}
        onReject={nothing}
        onHelp={nothing}
        onOpenSource={nothing}
      />
    </Show>
    <Show name="Dialogs">
      <Dialogs />
    </Show>
  </>
);
