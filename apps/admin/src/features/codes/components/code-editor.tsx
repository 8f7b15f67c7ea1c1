import { Button, Textarea } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import type { VariationReport } from '@safecode/domain/verification/report';
import { ActionButton } from '../../../components/actions/action-button.js';
import codeClasses from '../../../components/code/code.module.css';
import { formatPlace, LANGUAGE_NAMES } from '../../../components/code/finding-card.js';
import { LazyCode } from '../../../components/code/lazy-code.js';
import { orderFindings } from '../../../components/code/order-findings.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Panel } from '../../../components/page/panel.js';
import { ErrorState } from '../../../components/states/error-state.js';
import { Notice } from '../../../components/states/notice.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import type { ShownCode } from '../api/use-shown-code.js';
import { messages } from '../messages.js';
import { StaleEdit } from './stale-edit.js';
import { useEdit } from './use-edit.js';
import { VoteForecast } from './vote-forecast.js';
import classes from './codes.module.css';

/** What the verifier says of the text as it stands, said politely when it changes. */
function LiveVerdict({ report, isBehind }: { report: VariationReport | undefined; isBehind: boolean }): ReactNode {
  const findings = report === undefined ? [] : orderFindings(report);
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length;
  return (
    <div className={classes.edit}>
      <p className={classes.verdictLine} role="status">
        {report === undefined ? <StatusBadge family="check" status="not_run" /> : <StatusBadge family="verdict" status={report.verdict} />}
        <span>{report === undefined ? messages.notChecked : messages.counts(errors, findings.length - errors)}</span>
        {isBehind ? <span className={classes.muted}>{messages.checking}</span> : null}
      </p>
      {findings.length === 0 ? null : (
        <ul className={codeClasses.changes}>
          {findings.map(({ finding, language, key }) => (
            <li key={key}>
              <StatusBadge family="severity" status={finding.severity} /> {LANGUAGE_NAMES[language]}, {formatPlace(finding)}: {finding.message} {finding.mend ?? ''}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export interface CodeEditorProps {
  code: ShownCode;
  /** Why this person may not edit; null when they may. */
  blockedBy: string | null;
  /** Where to begin. */
  caret: { readonly language: 'js' | 'css'; readonly line: number; readonly column: number } | null;
  onClose: () => void;
  onSaved: (revision: number) => void;
}

/** The shown revision in editors, verified while somebody writes, and saved as a new one. */
export function CodeEditor({ code, blockedBy, caret, onClose, onSaved }: CodeEditorProps): ReactNode {
  const edit = useEdit(code, onSaved);
  const { draft, check, refusal } = edit;
  const [asking, setAsking] = useState(false);
  const hintId = useId();
  const errors = check.report?.parts.flatMap((part) => part.findings).filter((finding) => finding.severity === 'error').length ?? 0;
  const caretIn = (language: 'js' | 'css') => (caret?.language === language ? { line: caret.line, column: caret.column } : undefined);
  const findingsOf = (language: 'js' | 'css') => check.report?.parts.find((part) => part.language === language)?.findings ?? [];
  return (
    <div className={classes.edit}>
      {edit.wasRestored ? (
        <Notice tone="info">
          <p>{messages.restored}</p>
        </Notice>
      ) : null}
      <Panel title={LANGUAGE_NAMES.js} aside={<span className={classes.muted}>{messages.editing(code.revision)}</span>}>
        <LazyCode value={draft.javascript} language="js" label={LANGUAGE_NAMES.js} onChange={(javascript) => edit.change({ javascript })} findings={findingsOf('js')} caret={caretIn('js')} describedBy={hintId} />
      </Panel>
      <Panel title={LANGUAGE_NAMES.css}>
        <LazyCode value={draft.css} language="css" label={LANGUAGE_NAMES.css} onChange={(css) => edit.change({ css })} findings={findingsOf('css')} caret={caretIn('css')} describedBy={hintId} />
        <p id={hintId} className={codeClasses.hint}>
          {messages.editHint}
        </p>
      </Panel>
      <section className={classes.saveBar} aria-label={messages.save}>
        {check.error === null ? <LiveVerdict report={check.report} isBehind={check.isBehind} /> : <ErrorState error={check.error} />}
        <Textarea label={messages.saveNote} description={messages.saveNoteHint} autosize minRows={1} maxLength={2000} value={draft.note} onChange={(event) => edit.change({ note: event.currentTarget.value })} />
        <p>
          <VoteForecast codeId={code.id} before={code.report} after={check.isBehind ? null : (check.report ?? null)} />
          {errors > 0 && !check.isBehind ? ` ${messages.failsNow(errors)}` : null}
        </p>
        {refusal === null ? null : refusal.code === 'review.stale_revision' ? (
          <StaleEdit codeId={code.id} mine={{ js: draft.javascript, css: draft.css }} busy={edit.isBusy} onSave={edit.save} />
        ) : (
          <Notice tone="warn" live="assertive">
            <p>{refusal.message}</p>
          </Notice>
        )}
        <div className={codeClasses.buttons}>
          <ActionButton busy={edit.isBusy} blockedBy={blockedBy ?? (edit.isChanged ? null : messages.unchanged)} onClick={() => edit.save(draft.baseHash)}>
            {messages.save}
          </ActionButton>
          <Button variant="default" onClick={() => (edit.isChanged ? setAsking(true) : onClose())}>
            {messages.discard}
          </Button>
        </div>
      </section>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={messages.discardTitle}
        confirmLabel={messages.discardVerb}
        onConfirm={() => {
          edit.discard();
          onClose();
          return Promise.resolve();
        }}
      >
        {messages.discardText}
      </ConfirmDialog>
    </div>
  );
}
