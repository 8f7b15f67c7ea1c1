import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Deployment } from '@safecode/domain/deployments/deployment';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import type { DeploymentStep } from './deployment-dialogs.js';
import classes from './deployments.module.css';

export interface DeploymentTableProps {
  deployments: readonly Deployment[];
  canDeploy: boolean;
  onStep: (step: DeploymentStep) => void;
}

/** The moment that says most about where a deployment is. */
function Moment({ deployment }: { deployment: Deployment }): ReactNode {
  const { scheduledFor, liveAt, endedAt, createdAt } = deployment;
  if (endedAt !== null) return <>{messages.ended} <TimeStamp iso={endedAt} format="moment" /></>;
  if (liveAt !== null) return <>{messages.live} <TimeStamp iso={liveAt} format="moment" /></>;
  if (scheduledFor !== null) return <>{messages.plannedFor} <TimeStamp iso={scheduledFor} format="moment" /></>;
  return <>{messages.begun} <TimeStamp iso={createdAt} format="moment" /></>;
}

function Actions({ deployment, onStep }: { deployment: Deployment; onStep: DeploymentTableProps['onStep'] }): ReactNode {
  const buttons: readonly (readonly [string, DeploymentStep['what']])[] = {
    planned: [[messages.package, 'package'], [messages.markDeployed, 'markDeployed'], [messages.markFailed, 'markFailed']] as const,
    live: [[messages.package, 'package'], [messages.rollBack, 'rollBack']] as const,
    failed: [],
    replaced: [],
    rolled_back: [],
    cancelled: [],
  }[deployment.status];
  return (
    <span className={classes.actions}>
      {buttons.map(([label, what]) => (
        <Button key={what} size="xs" variant="default" onClick={() => onStep({ what, deployment })}>
          {label}
        </Button>
      ))}
    </span>
  );
}

function columns({ canDeploy, onStep }: Omit<DeploymentTableProps, 'deployments'>): Column<Deployment>[] {
  const actions: Column<Deployment> = { key: 'actions', header: messages.actions, tight: true, cell: (row) => <Actions deployment={row} onStep={onStep} /> };
  return [
    {
      key: 'what',
      header: messages.what,
      phone: 'title',
      cell: (row) => (
        <>
          <strong>{messages.numbered(row.id)}</strong>
          <div className={classes.muted}>
            {messages.revision(row.revision)} <code>{row.contentHash.slice(0, 7)}</code>, {row.environment} {messages.platforms[row.platform]}
            {row.externalId === null ? null : <>, <code>{row.externalId}</code></>}
          </div>
        </>
      ),
    },
    { key: 'status', header: messages.status, tight: true, cell: (row) => <StatusBadge family="deployment" status={row.status} /> },
    {
      key: 'when',
      header: messages.when,
      cell: (row) => (
        <>
          <Moment deployment={row} />
          <div className={classes.muted}>{row.startedBy}</div>
        </>
      ),
    },
    { key: 'result', header: messages.result, cell: (row) => row.result },
    ...(canDeploy ? [actions] : []),
  ];
}

export function DeploymentTable({ deployments, ...props }: DeploymentTableProps): ReactNode {
  return <DataTable label={messages.title} columns={columns(props)} rows={deployments} rowKey={(row) => row.id} />;
}
