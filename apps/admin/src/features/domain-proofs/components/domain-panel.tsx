import type { ReactNode } from 'react';
import type { BrandDomain } from '@safecode/domain/domain-proofs/domain-proof';
import { ActionButton } from '../../../components/actions/action-button.js';
import { Facts } from '../../../components/page/facts.js';
import { Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import { ProofRecords } from './proof-records.js';
import classes from './domains.module.css';

export interface DomainPanelProps {
  domain: BrandDomain;
  /** Why the caller may change nothing here, or null. */
  blockedBy: string | null;
  onCheck: () => void;
  onOverride: (watchDespiteRobots: boolean) => void;
}

/** One host: whether it is proved, what proves it, what was found last, and whether its robots.txt is asked. */
export function DomainPanel({ domain, blockedBy, onCheck, onOverride }: DomainPanelProps): ReactNode {
  const isVerified = domain.state === 'verified';
  return (
    <Panel title={domain.host} aside={<StatusBadge family="domain" status={domain.graceEndsAt === null ? domain.state : 'missing'} />}>
      <p>{messages.states[domain.state]}</p>
      {domain.graceEndsAt === null ? null : (
        <Notice tone="warn">
          <p>
            {messages.grace} <TimeStamp iso={domain.graceEndsAt} format="due" />.
          </p>
        </Notice>
      )}
      {isVerified && domain.graceEndsAt === null ? (
        <details>
          <summary>{messages.proofsVerified}</summary>
          <ProofRecords records={domain.records} />
        </details>
      ) : (
        <ProofRecords records={domain.records} />
      )}
      <LastCheck domain={domain} />
      <div className={classes.actions}>
        <ActionButton variant={isVerified ? 'default' : 'filled'} blockedBy={blockedBy} busy={domain.isChecking} onClick={onCheck}>
          {messages.check}
        </ActionButton>
        <ActionButton variant="default" blockedBy={blockedBy ?? (isVerified ? null : messages.notProved)} onClick={() => onOverride(!domain.watchDespiteRobots)}>
          {domain.watchDespiteRobots ? messages.switchOff : messages.switchOn}
        </ActionButton>
      </div>
    </Panel>
  );
}

function Since({ how, iso }: { how: string; iso: string }): ReactNode {
  return (
    <>
      {how}, <TimeStamp iso={iso} />
    </>
  );
}

function LastCheck({ domain }: { domain: BrandDomain }): ReactNode {
  const { checkedAt, nextCheckAt, findings, isChecking, state, method, watchDespiteRobots, overrideBy, overrideAt } = domain;
  return (
    <>
      <Facts
        facts={[
          { label: messages.lastCheck, value: isChecking ? messages.checking : checkedAt === null ? messages.never : <TimeStamp iso={checkedAt} /> },
          ...(checkedAt === null ? [] : [{ label: messages.nextCheck, value: nextCheckAt === null ? messages.onRequest : <TimeStamp iso={nextCheckAt} /> }]),
          ...(state === 'verified' && method !== null && domain.verifiedAt !== null ? [{ label: messages.proved, value: <Since how={messages.by(messages.methodsInText[method])} iso={domain.verifiedAt} /> }] : []),
          { label: messages.robots, value: watchDespiteRobots ? messages.robotsIgnored : messages.robotsObeyed },
          ...(watchDespiteRobots && overrideBy !== null && overrideAt !== null ? [{ label: messages.switchedOnAt, value: <Since how={messages.by(overrideBy)} iso={overrideAt} /> }] : []),
        ]}
      />
      {findings.length === 0 ? null : (
        <ul className={classes.findings}>
          {findings.map((finding) => (
            <li key={finding.method}>
              {messages.methods[finding.method]}: {messages.outcomes[finding.outcome]}. <span className={classes.muted}>{finding.detail}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
