import { Button, NativeSelect, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { REASON_KINDS } from '@safecode/domain/corrections/correction';
import { ActionButton } from '../../../components/actions/action-button.js';
import { ChoiceButtons } from '../../../components/actions/choice-buttons.js';
import { LANGUAGE_NAMES } from '../../../components/code/finding-card.js';
import { LazyCode } from '../../../components/code/lazy-code.js';
import { Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { messages } from '../messages.js';
import { Detected } from './detected.js';
import { Difference } from './difference.js';
import { PolicyNeedsNotice } from './policy-needs-notice.js';
import { useReport, type ReportInput, type Way } from './use-report.js';
import classes from './corrections.module.css';

const WAYS: readonly Way[] = ['edit', 'pick', 'deployed'];

export interface CorrectionFormProps extends ReportInput {
  onWay: (way: Way) => void;
  onCancel: () => void;
}

type Report = ReturnType<typeof useReport>;

function Sides({ report, props }: { report: Report; props: CorrectionFormProps }): ReactNode {
  const { revisions, way } = props;
  const choices = (numbers: readonly number[]) => numbers.map((number) => ({ value: String(number), label: messages.revision(number, revisions.find((one) => one.number === number)?.createdBy ?? '') }));
  return (
    <div className={classes.sides}>
      <NativeSelect label={messages.original} data={choices(way === 'pick' ? report.numbers.slice(0, -1) : report.numbers)} value={String(report.original)} onChange={(event) => report.chooseOriginal(Number(event.currentTarget.value))} />
      {way === 'pick' ? <NativeSelect label={messages.corrected} data={choices(report.later)} value={String(report.corrected ?? '')} onChange={(event) => report.chooseCorrected(Number(event.currentTarget.value))} /> : null}
    </div>
  );
}

function Editors({ report, way }: { report: Report; way: Way }): ReactNode {
  const findingsOf = (language: 'js' | 'css') => report.preview.data?.report.parts.find((part) => part.language === language)?.findings ?? [];
  return (
    <>
      <p className={classes.muted}>{way === 'deployed' ? messages.deployedHint : messages.editHint}</p>
      <LazyCode value={report.text.javascript} language="js" label={LANGUAGE_NAMES.js} onChange={(javascript) => report.changeText({ javascript })} findings={findingsOf('js')} />
      <LazyCode value={report.text.css} language="css" label={LANGUAGE_NAMES.css} onChange={(css) => report.changeText({ css })} findings={findingsOf('css')} />
    </>
  );
}

/** How code had to be corrected: both sides, what they are recognised as, and why. */
export function CorrectionForm(props: CorrectionFormProps): ReactNode {
  const { way, head, onWay, onCancel, needsReason } = props;
  const report = useReport(props);
  const { refusal } = report;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void report.save();
      }}
    >
      <Panel title={messages.reportTitle}>
        <ChoiceButtons label={messages.how} value={way} choices={WAYS.map((value) => ({ value, label: messages.ways[value] }))} onChoose={onWay} />
        <Sides report={report} props={props} />
        {way === 'pick' ? (report.corrected === null ? <p className={classes.muted}>{messages.noLater}</p> : null) : <Editors report={report} way={way} />}
      </Panel>
      <Difference before={report.before} after={report.after} revision={report.original} codeId={head.codeId} />
      <section className={classes.saveBar} aria-label={messages.save}>
        <Detected preview={report.preview} />
        {way === 'pick' ? null : <PolicyNeedsNotice preview={report.preview} busy={report.isKeeping} onKeep={() => void report.keep()} />}
        <div className={classes.sides}>
          <NativeSelect label={messages.reasonKind} data={REASON_KINDS.map((value) => ({ value, label: messages.reasonKinds[value] }))} value={report.reasonKind} onChange={(event) => report.setReasonKind(REASON_KINDS.find((kind) => kind === event.currentTarget.value) ?? 'other')} />
        </div>
        <Textarea label={messages.reason} description={messages.reasonHint} required={needsReason} autosize minRows={2} maxLength={2000} value={report.reason} onChange={(event) => report.setReason(event.currentTarget.value)} />
        {refusal === null ? null : (
          <Notice tone="warn" live="assertive">
            <p>{refusal.message}</p>
            {refusal.code === 'review.stale_revision' ? <p>{messages.stale}</p> : null}
          </Notice>
        )}
        <div className={classes.buttons}>
          <ActionButton type="submit" busy={report.isBusy} blockedBy={report.blockedBy}>
            {messages.save}
          </ActionButton>
          <Button variant="default" onClick={onCancel}>
            {messages.cancel}
          </Button>
        </div>
      </section>
    </form>
  );
}
