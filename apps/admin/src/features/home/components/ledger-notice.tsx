import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LedgerAlert } from '@safecode/domain/ledger/ledger-alert';
import { Notice } from '../../../components/states/notice.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { messages } from '../messages.js';

/** Says that the ledger is broken, or that nobody has looked for too long, with the way to it. */
export function LedgerNotice({ alert, org }: { alert: LedgerAlert; org: string }): ReactNode {
  const isBroken = alert.kind === 'broken';
  return (
    <Notice tone={isBroken ? 'bad' : 'warn'} live="polite" title={isBroken ? messages.ledgerBroken(alert.sequence) : messages.ledgerUnverified}>
      <p>
        {isBroken ? messages.ledgerBrokenText : messages.ledgerUnverifiedText} {isBroken ? messages.ledgerFound : messages.ledgerSince} <TimeStamp iso={isBroken ? alert.at : alert.since} format="moment" />.{' '}
        <Link to={paths.audit(org)}>{messages.ledgerLink}</Link>
      </p>
    </Notice>
  );
}
