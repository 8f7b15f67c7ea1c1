import { useEffect, useRef, type ReactNode } from 'react';
import type { Incident } from '@safecode/domain/selector-health/health-view';
import { Panel } from '../../../components/page/panel.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import { BrokenSelector } from './broken-selector.js';
import classes from './health.module.css';
import { MendOutcomePanel } from './mend-outcome.js';
import { MendPlan } from './mend-plan.js';
import { MendProposal } from './mend-proposal.js';

export interface IncidentPanelProps {
  incident: Incident;
  /** Whether a second person has to approve. */
  needsApproval: boolean;
  mayPropose: boolean;
  mayMend: boolean;
  /** Named in the address: scrolled to, and shown in full also when it is over. */
  isNamed: boolean;
}

/** One change of the shop with everything it broke, and what is proposed and done about it. */
export function IncidentPanel({ incident, isNamed, ...rights }: IncidentPanelProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNamed) root.current?.scrollIntoView({ block: 'start' });
  }, [isNamed]);
  const isOver = incident.closedAt !== null;
  const open = incident.mends.find(({ status }) => status === 'proposed');
  const ended = incident.mends.filter(({ status }) => status !== 'proposed');
  const isOpen = !isOver && incident.selectors.some(({ decision }) => decision === null);
  return (
    <div ref={root} className={classes.incident}>
      <Panel
        title={isOver ? messages.incidentOver(incident.selectors.length) : messages.incidentTitle(incident.selectors.length)}
        aside={
          <span>
            {isOver ? messages.closed : messages.opened} <TimeStamp iso={incident.closedAt ?? incident.openedAt} />
          </span>
        }
      >
        {open === undefined ? null : <MendProposal mend={open} mayMend={rights.mayMend} mayPropose={rights.mayPropose} />}
        {isOpen && open === undefined ? (
          <MendPlan incident={incident} {...rights} />
        ) : isOver ? (
          <details {...(isNamed ? { open: true } : {})}>
            <summary>{messages.showClosed(incident.selectors.length)}</summary>
            <SelectorList incident={incident} />
          </details>
        ) : (
          <SelectorList incident={incident} />
        )}
        {ended.map((mend) => (
          <MendOutcomePanel key={mend.id} mend={mend} />
        ))}
      </Panel>
    </div>
  );
}

function SelectorList({ incident }: { incident: Incident }): ReactNode {
  return (
    <ul className={classes.plain}>
      {incident.selectors.map((entry) => (
        <BrokenSelector key={entry.selectorId} entry={entry} />
      ))}
    </ul>
  );
}
