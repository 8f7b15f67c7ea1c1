import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { opalConnectionSchema } from '@safecode/domain/api-keys/api-key';
import { ActionButton } from '../../../components/actions/action-button.js';
import { CopyButton } from '../../../components/actions/copy-button.js';
import { Facts } from '../../../components/page/facts.js';
import { Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import classes from './keys.module.css';

type Connection = z.infer<typeof opalConnectionSchema>;

const checkColumns: readonly Column<Connection['checks'][number]>[] = [
  { key: 'check', header: messages.check, phone: 'title', cell: (row) => row.name },
  { key: 'result', header: messages.result, tight: true, cell: (row) => <StatusBadge family="check" status={row.status} /> },
  { key: 'meaning', header: messages.meaning, cell: (row) => row.message },
];

const toolColumns: readonly Column<Connection['tools'][number]>[] = [
  {
    key: 'tool',
    header: messages.tool,
    phone: 'title',
    cell: (row) => (
      <>
        <code>{row.name}</code>
        <div className={classes.muted}>{row.description}</div>
      </>
    ),
  },
  {
    key: 'parameters',
    header: messages.parameters,
    cell: (row) => (
      <ul className={classes.parameters}>
        {row.parameters.map((parameter) => (
          <li key={parameter.name}>
            <code>{parameter.name}</code> {parameter.type}, {parameter.required ? messages.required : messages.optional}
          </li>
        ))}
      </ul>
    ),
  },
];

export interface ConnectionViewProps {
  connection: Connection;
  isChecking: boolean;
  onCheck: () => void;
}

/** Address, steps, checks and the manifest as Opal reads it. */
export function ConnectionView({ connection, isChecking, onCheck }: ConnectionViewProps): ReactNode {
  const seen = (iso: string | null): ReactNode => (iso === null ? messages.notSeen : <TimeStamp iso={iso} />);
  return (
    <>
      {connection.isPublic ? null : (
        <Notice tone="warn">
          <p>{messages.notPublic}</p>
        </Notice>
      )}
      <Panel title={messages.address}>
        <div className={classes.address}>
          <code>{connection.discoveryUrl}</code>
          <CopyButton label={messages.copyAddress} value={connection.discoveryUrl} />
        </div>
        <h3>{messages.steps}</h3>
        <ol className={classes.steps}>
          {messages.stepList.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Panel>
      <Panel
        title={messages.checks}
        aside={
          <ActionButton size="xs" variant="default" busy={isChecking} onClick={onCheck}>
            {messages.checkAgain}
          </ActionButton>
        }
      >
        <DataTable label={messages.checks} columns={checkColumns} rows={connection.checks} rowKey={(row) => row.name} />
        <Facts
          facts={[
            { label: messages.lastCall, value: seen(connection.lastCallAt) },
          ]}
        />
      </Panel>
      <Panel title={messages.toolsTitle}>
        <DataTable label={messages.toolsTitle} columns={toolColumns} rows={connection.tools} rowKey={(row) => row.name} />
      </Panel>
    </>
  );
}
