import { NativeSelect } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { startExperimentSchema, type TemplateExperiment } from '@safecode/domain/experiments/template-experiment';
import type { Template } from '@safecode/domain/templates/template';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { FormActions, FormFields } from '../../../components/form/form-layout.js';
import { FormSummary } from '../../../components/form/form-summary.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useExperimentChanges, useExperiments } from '../api/use-experiments.js';
import { messages } from '../messages.js';
import { ExperimentReading } from './experiment-reading.js';
import classes from './templates.module.css';

const SHARES = ['0.5', '0.2', '0.1'] as const;

function StartForm({ template, blockedBy }: { template: Template; blockedBy: string | null }): ReactNode {
  const { start } = useExperimentChanges();
  const earlier = Array.from({ length: template.version - 1 }, (_, at) => template.version - 1 - at);
  const initial: { controlVersion: string; share: string } = { controlVersion: String(earlier[0] ?? ''), share: SHARES[0] };
  const form = useSchemaForm(startExperimentSchema.omit({ templateId: true }), initial, {
    toInput: ({ controlVersion, share }) => ({ controlVersion: Number(controlVersion), share: Number(share) }),
  });
  const { fields } = form;
  if (earlier.length === 0) return <p className={classes.muted}>{messages.experimentNeedsVersions}</p>;
  const send = form.submit(async (content) => {
    await start.mutateAsync({ ...content, templateId: template.id });
    flash(messages.experimentStarted);
  });
  return (
    <form noValidate onSubmit={send}>
      <FormFields>
        <NativeSelect label={messages.compareWith} data={earlier.map((version) => ({ value: String(version), label: messages.versionName(version) }))} {...fields.getInputProps('controlVersion')} />
        <NativeSelect label={messages.newShare} data={SHARES.map((value) => ({ value, label: messages.shareName(Number(value)) }))} {...fields.getInputProps('share')} />
        <FormSummary errors={fields.errors} refusal={form.refusal} onField={(path) => fields.getInputNode(path)?.focus()} />
        <FormActions>
          <ActionButton type="submit" variant="default" busy={form.busy} blockedBy={blockedBy}>
            {messages.startExperiment}
          </ActionButton>
        </FormActions>
      </FormFields>
    </form>
  );
}

function Running({ experiment, blockedBy }: { experiment: TemplateExperiment; blockedBy: string | null }): ReactNode {
  const { stop } = useExperimentChanges();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <ExperimentReading experiment={experiment} />
      {experiment.reading.ratio.isMismatch ? (
        <Notice tone="bad">
          <p>{messages.mismatch(experiment.reading.ratio.p)}</p>
        </Notice>
      ) : null}
      <FormActions>
        <ActionButton variant="default" blockedBy={blockedBy} onClick={() => setAsking(true)}>
          {messages.stopExperiment}
        </ActionButton>
      </FormActions>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={messages.stopExperimentTitle}
        confirmLabel={messages.stopExperiment}
        onConfirm={async () => {
          await stop.mutateAsync({ id: experiment.id });
          flash(messages.experimentStopped);
        }}
      >
        {messages.stopExperimentText(experiment.treatmentVersion)}
      </ConfirmDialog>
    </>
  );
}

/** Experiments with versions of the template: the one that runs, or how to start one, and those that ended. */
export function ExperimentPanel({ template, blockedBy }: { template: Template; blockedBy: string | null }): ReactNode {
  const query = useExperiments(template.id);
  return (
    <Panel title={messages.experiments}>
      <p className={classes.muted}>{messages.experimentsLead}</p>
      <QueryView query={query}>
        {({ rows }) => {
          const running = rows.find(({ status }) => status === 'running');
          const ended = rows.filter(({ status }) => status !== 'running');
          return (
            <>
              {running === undefined ? <StartForm key={template.version} template={template} blockedBy={blockedBy} /> : <Running experiment={running} blockedBy={blockedBy} />}
              {ended.map((experiment) => (
                <ExperimentReading key={experiment.id} experiment={experiment} />
              ))}
            </>
          );
        }}
      </QueryView>
    </Panel>
  );
}
