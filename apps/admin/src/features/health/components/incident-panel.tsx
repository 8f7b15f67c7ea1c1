import { useState, type ReactNode } from 'react';
import type { Incident, IncidentSelector, MendResult } from '@safecode/domain/selector-health/health-view';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Panel } from '../../../components/page/panel.js';
import { DataTable } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { useHealthChanges } from '../api/use-health.js';
import { messages } from '../messages.js';
import { BrokenSelector } from './broken-selector.js';
import { suggestedChoice, toMends, type Choice } from './plan-mends.js';

/** One change of the shop with everything it broke, and one step that mends it. */
export function IncidentPanel({ incident, mayMend }: { incident: Incident; mayMend: boolean }): ReactNode {
  const { mend } = useHealthChanges();
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const [isAsking, setAsking] = useState(false);
  const [left, setLeft] = useState<MendResult['left']>([]);
  const choiceOf = (entry: IncidentSelector): Choice => choices.get(entry.selectorId) ?? suggestedChoice(entry);
  const mends = toMends(incident.selectors, choiceOf);
  const isOpen = incident.closedAt === null && incident.selectors.some(({ decision }) => decision === null);
  return (
    <Panel
      title={messages.incidentTitle(incident.selectors.length)}
      aside={
        <span>
          {incident.closedAt === null ? messages.opened : messages.closed} <TimeStamp iso={incident.closedAt ?? incident.openedAt} />
        </span>
      }
    >
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {incident.selectors.map((entry) => (
          <BrokenSelector key={entry.selectorId} entry={entry} choice={choiceOf(entry)} onChoose={(choice) => setChoices(new Map(choices).set(entry.selectorId, choice))} />
        ))}
      </ul>
      {left.length === 0 ? null : <LeftTable left={left} />}
      {isOpen ? (
        <ActionButton blockedBy={mayMend ? (mends.length === 0 ? messages.chooseFirst : null) : messages.mayNotMend} onClick={() => setAsking(true)}>
          {messages.mend(mends.length)}
        </ActionButton>
      ) : null}
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={messages.mendTitle(mends.length)}
        confirmLabel={messages.mend(mends.length)}
        danger={false}
        onConfirm={async () => {
          const result = await mend.mutateAsync({ incidentId: incident.id, mends });
          setLeft(result.left);
          flash(messages.mended({ selectors: result.selectors, templates: result.templates.length, codes: result.codes.length }));
        }}
      >
        {messages.mendText}
      </ConfirmDialog>
    </Panel>
  );
}

function LeftTable({ left }: { left: MendResult['left'] }): ReactNode {
  return (
    <DataTable
      label={messages.left}
      rows={left}
      rowKey={(row) => `${row.what}-${row.id}`}
      columns={[
        { key: 'what', header: messages.left, tight: true, cell: (row) => messages.leftWhat[row.what] },
        { key: 'name', header: messages.name, phone: 'title', cell: (row) => row.name },
        { key: 'why', header: messages.reason, cell: (row) => row.why },
      ]}
    />
  );
}
