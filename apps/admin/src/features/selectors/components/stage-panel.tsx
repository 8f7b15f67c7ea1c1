import { useState, type ReactNode } from 'react';
import { SELECTOR_STAGES, type SelectorDetail, type StageChange } from '@safecode/domain/selectors/selector-stage';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { useSelectorChanges } from '../api/use-selectors.js';
import { messages } from '../messages.js';
import classes from './selectors.module.css';
import { StageForm } from './stage-form.js';

const nameOf = (stage: StageChange['to']): string => messages.stages[stage].name;

/** Where a selector is on its way out, what is planned, and the way to another stage. */
export function StagePanel({ detail, canChange }: { detail: SelectorDetail; canChange: boolean }): ReactNode {
  const { selector, stages, noticeDays } = detail;
  const { cancelStage } = useSelectorChanges();
  const [opened, setOpened] = useState<'form' | 'cancel' | null>(null);
  const planned = stages.find(({ state }) => state === 'planned');
  const ended = stages.filter(({ state }) => state !== 'planned');
  const close = (): void => setOpened(null);
  return (
    <Panel title={messages.stage}>
      <ol className={classes.stages}>
        {SELECTOR_STAGES.map((stage) => (
          <li key={stage} data-now={stage === selector.status} data-planned={stage === planned?.to} {...(stage === selector.status ? { 'aria-current': 'step' } : {})}>
            <strong>
              {nameOf(stage)}
              {stage === selector.status ? ` (${messages.now})` : stage === planned?.to ? ` (${messages.planned})` : ''}
            </strong>
            <span className={classes.muted}>{messages.stages[stage].text}</span>
          </li>
        ))}
      </ol>
      {planned === undefined ? null : (
        <Notice
          tone="warn"
          actions={
            <ActionButton size="xs" variant="default" blockedBy={canChange ? null : messages.notAllowed} onClick={() => setOpened('cancel')}>
              {messages.cancelPlan}
            </ActionButton>
          }
        >
          <p>
            {messages.plannedLine(nameOf(planned.from), nameOf(planned.to))}, <TimeStamp iso={planned.effectiveAt} format="due" />, {messages.by(planned.plannedBy)}. {messages.told(planned.toldCount)} {planned.reason}
          </p>
        </Notice>
      )}
      <div className={classes.actions}>
        <ActionButton variant="default" blockedBy={canChange ? null : messages.notAllowed} onClick={() => setOpened('form')}>
          {messages.changeStage}
        </ActionButton>
      </div>
      {ended.length === 0 ? null : <StageHistory changes={ended} />}
      <Dialog opened={opened === 'form'} onClose={close} title={messages.changeStageOf(selector.name)} size="lg">
        {opened === 'form' ? <StageForm selector={selector} noticeDays={noticeDays} usage={detail.usage} onDone={close} /> : null}
      </Dialog>
      <ConfirmDialog
        opened={opened === 'cancel'}
        onClose={close}
        title={messages.cancelTitle}
        confirmLabel={messages.cancelPlan}
        danger={false}
        onConfirm={async () => {
          if (planned === undefined) return;
          await cancelStage.mutateAsync({ changeId: planned.id });
          flash(messages.cancelled);
        }}
      >
        {messages.cancelText}
      </ConfirmDialog>
    </Panel>
  );
}

const HISTORY: readonly Column<StageChange>[] = [
  { key: 'what', header: messages.stageHistory, phone: 'title', cell: (row) => messages.plannedLine(nameOf(row.from), nameOf(row.to)) },
  { key: 'state', header: messages.state, tight: true, cell: (row) => messages.stageStates[row.state] },
  { key: 'when', header: messages.updated, tight: true, cell: (row) => <TimeStamp iso={row.endedAt ?? row.effectiveAt} /> },
  { key: 'who', header: messages.reason, cell: (row) => `${row.plannedBy}${row.reason === '' ? '' : `: ${row.reason}`}` },
];

function StageHistory({ changes }: { changes: readonly StageChange[] }): ReactNode {
  return <DataTable label={messages.stageHistory} rows={changes} rowKey={(row) => row.id} columns={HISTORY} />;
}
