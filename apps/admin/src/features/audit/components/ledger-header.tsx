import type { ReactNode } from 'react';
import type { AuditStatus } from '@safecode/domain/ledger/audit';
import { CopyButton } from '../../../components/actions/copy-button.js';
import { Notice } from '../../../components/states/notice.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import classes from './audit.module.css';

/** How far the ledger is verified and signed; a red bar when it is broken. */
export function LedgerHeader({ status }: { status: AuditStatus }): ReactNode {
  const { verification, checkpoint, head, fingerprint, publicKey } = status;
  const signed = checkpoint === null ? messages.notSigned : messages.signed(checkpoint.sequence);
  const key = (
    <p className={classes.tools}>
      <span>
        {messages.fingerprint} <code>{fingerprint}</code>
      </span>
      <CopyButton label={messages.copyKey} value={publicKey} />
    </p>
  );
  if (verification === null) {
    return (
      <Notice tone="neutral" title={`${messages.notVerified} ${signed.charAt(0).toUpperCase()}${signed.slice(1)}.`}>
        {key}
      </Notice>
    );
  }
  const { firstBreak } = verification;
  if (firstBreak !== null) {
    return (
      <Notice tone="bad" title={messages.broken(firstBreak.sequence)} live="polite">
        <p>
          {messages.breaks[firstBreak.kind]} {messages.brokenText}
        </p>
        {key}
      </Notice>
    );
  }
  return (
    <Notice tone="ok" title={`${messages.verified(verification.upTo)}, ${signed}`}>
      <p>
        <TimeStamp iso={verification.at} format="moment" />. {messages.since(head.sequence - verification.upTo)}
      </p>
      {key}
    </Notice>
  );
}
