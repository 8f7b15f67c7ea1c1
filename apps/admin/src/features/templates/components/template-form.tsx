import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { createTemplateSchema, templateContentSchema, updateTemplateSchema, type Template } from '@safecode/domain/templates/template';
import { ActionButton } from '../../../components/actions/action-button.js';
import { LazyCode } from '../../../components/code/lazy-code.js';
import { FormActions } from '../../../components/form/form-layout.js';
import { FormSummary } from '../../../components/form/form-summary.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { Columns, Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { useTemplateChanges } from '../api/use-templates.js';
import { messages } from '../messages.js';
import { CheckPanel } from './check-panel.js';
import { SlotEditor } from './slot-editor.js';
import { TemplateFields } from './template-fields.js';
import { templateValues, toTemplateContent, type TemplateValues } from './template-values.js';
import classes from './templates.module.css';

const HINT_ID = 'editor-hint';

export interface TemplateFormProps {
  brand: { id: number; pageTypes: readonly string[] };
  /** Null: a new one. */
  template: Template | null;
  blockedBy: string | null;
  onSaved: (template: Template) => void;
  /** Fetches the present version after somebody else has saved. */
  onReload?: () => void;
}

function CodeFields({ fields }: { fields: ReturnType<typeof useSchemaForm<TemplateValues, typeof templateContentSchema>>['fields'] }): ReactNode {
  return (
    <Panel title={messages.code}>
      <p className={classes.phoneHint}>{messages.phoneHint}</p>
      <h3>{messages.javascript}</h3>
      <LazyCode language="js" label={messages.javascript} value={fields.values.javascript} onChange={(text) => fields.setFieldValue('javascript', text)} describedBy={HINT_ID} />
      <h3>{messages.css}</h3>
      <LazyCode language="css" label={messages.css} value={fields.values.css} onChange={(text) => fields.setFieldValue('css', text)} describedBy={HINT_ID} />
      <p id={HINT_ID} className={classes.muted}>
        {messages.editorHint}
      </p>
    </Panel>
  );
}

/** Name, slots and code of a template, with the verifier's answer beside it while somebody writes. */
export function TemplateForm({ brand, template, blockedBy, onSaved, onReload }: TemplateFormProps): ReactNode {
  const changes = useTemplateChanges();
  const form = useSchemaForm(templateContentSchema, templateValues(template, brand.pageTypes), { toInput: toTemplateContent });
  const { fields } = form;
  const content = useMemo(() => toTemplateContent(fields.values), [fields.values]);
  const isDirty = fields.isDirty() && blockedBy === null;
  useBlocker({ shouldBlockFn: () => isDirty && !form.busy && !window.confirm(messages.leave), enableBeforeUnload: isDirty && !form.busy });

  const submit = form.submit(async (checked) => {
    const slug = fields.getValues().slug.trim();
    const saved =
      template === null
        ? await changes.create.mutateAsync(createTemplateSchema.parse({ ...checked, brandId: brand.id, ...(slug === '' ? {} : { slug }) }))
        : await changes.update.mutateAsync(updateTemplateSchema.parse({ ...checked, id: template.id, expectedVersion: template.version }));
    fields.resetDirty();
    onSaved(saved);
  });
  const isStale = form.refusal?.code === 'conflict.stale_version' && onReload !== undefined;
  return (
    <form noValidate onSubmit={submit}>
      <Columns
        main={
          <>
            <Panel title={messages.description}>
              <TemplateFields fields={fields} pageTypes={brand.pageTypes} isNew={template === null} />
            </Panel>
            <CodeFields fields={fields} />
            <Panel title={messages.slots}>
              <SlotEditor fields={fields} />
            </Panel>
            <FormSummary
              errors={fields.errors}
              refusal={form.refusal}
              onField={(path) => fields.getInputNode(path)?.focus()}
              refusalActions={
                isStale ? (
                  <Button size="xs" variant="default" onClick={onReload}>
                    {messages.loadNewest}
                  </Button>
                ) : null
              }
            />
            <FormActions>
              <ActionButton type="submit" busy={form.busy} blockedBy={blockedBy}>
                {messages.save}
              </ActionButton>
            </FormActions>
          </>
        }
        side={
          <div className={classes.sticky}>
            {blockedBy === null ? <CheckPanel brandId={brand.id} content={content} /> : <Notice tone="neutral"><p>{messages.readOnly(blockedBy)}</p></Notice>}
          </div>
        }
      />
    </form>
  );
}
