import { Link } from '@tanstack/react-router';
import { IconFingerprint, IconHistory, IconPencil, IconRocket, IconSend, IconSparkles, IconUserCheck, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import type { TimelineEntry } from './build-timeline.js';
import { Vote } from './vote-list.js';
import classes from './timeline.module.css';

const ICONS: Readonly<Record<TimelineEntry['kind'], Icon>> = { revision: IconPencil, submitted: IconSend, vote: IconUserCheck, ledger: IconHistory, deployment: IconRocket };

function Revision({ entry, diffTo }: { entry: Extract<TimelineEntry, { kind: 'revision' }>; diffTo: string }): ReactNode {
  const { revision } = entry;
  return (
    <>
      <span className={classes.head}>
        <strong>{messages.revisionMade(revision.number, revision.origin)}</strong> <StatusBadge family="verdict" status={revision.verdict} />
      </span>
      <span className={classes.muted}>
        {revision.createdBy}
        {revision.onBehalfOf === null ? null : ` ${messages.onBehalfOf(revision.onBehalfOf)}`}, <code>{revision.contentHash.slice(0, 7)}</code>
      </span>
      {revision.note === '' ? null : <blockquote className={classes.quote}>{revision.note}</blockquote>}
      {revision.basedOn === null ? null : (
        <Link to={diffTo} search={{ from: `r${revision.basedOn}`, to: `r${revision.number}` } as never}>
          {messages.comparedWith(revision.basedOn)}
        </Link>
      )}
    </>
  );
}

function Content({ entry, diffTo }: { entry: TimelineEntry; diffTo: string }): ReactNode {
  switch (entry.kind) {
    case 'revision':
      return <Revision entry={entry} diffTo={diffTo} />;
    case 'vote':
      return <Vote vote={entry.vote} />;
    case 'submitted':
      return (
        <>
          <strong>{messages.sentBy(entry.request.submittedBy)}</strong>
          <span className={classes.muted}>{messages.onRevision(entry.request.revision)}</span>
          {entry.request.note === '' ? null : <blockquote className={classes.quote}>{entry.request.note}</blockquote>}
        </>
      );
    case 'ledger':
      return (
        <>
          <strong>{messages.ledgerSteps[entry.step](entry.by)}</strong>
          {entry.reason === null ? null : <blockquote className={classes.quote}>{entry.reason}</blockquote>}
        </>
      );
    case 'deployment':
      return (
        <>
          <span className={classes.head}>
            <strong>{messages.deploymentSteps[entry.step](entry.deployment.id)}</strong>
            {entry.step === 'ended' ? <StatusBadge family="deployment" status={entry.deployment.status} /> : null}
          </span>
          <span className={classes.muted}>
            {messages.onRevision(entry.deployment.revision)} <code>{entry.deployment.contentHash.slice(0, 7)}</code>, {entry.deployment.environment}
            {entry.step === 'ended' && entry.deployment.result !== '' ? `: ${entry.deployment.result}` : null}
          </span>
        </>
      );
  }
}

/** What seals a step: its entry of the ledger, as the way to it for those who may read the ledger. */
function Seal({ seal, auditTo }: { seal: TimelineEntry['seal']; auditTo: string | null }): ReactNode {
  if (seal === null) return null;
  const text = (
    <>
      {messages.ledgerEntry(seal.sequence)} <code>{seal.seal.slice(0, 10)}</code>
    </>
  );
  return (
    <span className={classes.seal} title={seal.seal}>
      <IconFingerprint size={14} stroke={1.75} aria-hidden />
      {auditTo === null ? (
        <span>{text}</span>
      ) : (
        <Link to={auditTo} search={{ entry: seal.sequence } as never}>
          {text}
        </Link>
      )}
    </span>
  );
}

export interface TimelineProps {
  entries: readonly TimelineEntry[];
  diffTo: string;
  /** The address of the ledger; null for those who may not read it. */
  auditTo: string | null;
}

/** What happened to a code, the newest first, each with its exact time. */
export function Timeline({ entries, diffTo, auditTo }: TimelineProps): ReactNode {
  return (
    <ol className={classes.timeline} reversed>
      {entries.map((entry, index) => {
        const Icon = entry.kind === 'revision' && entry.revision.number === 1 ? IconSparkles : ICONS[entry.kind];
        return (
          <li key={`${entry.kind}${entry.at}${index}`} className={classes.entry}>
            <span className={classes.icon} aria-hidden>
              <Icon size={16} stroke={1.5} />
            </span>
            <div className={classes.content}>
              <Content entry={entry} diffTo={diffTo} />
              <span className={classes.time}>
                <TimeStamp iso={entry.at} format="moment" />
                <Seal seal={entry.seal} auditTo={auditTo} />
              </span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
