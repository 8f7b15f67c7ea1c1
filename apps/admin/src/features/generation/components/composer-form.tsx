import { NativeSelect, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import { generateVariationSchema } from '@safecode/domain/generation/generate-variation';
import { trpc } from '../../../api/trpc.js';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm, type SchemaForm } from '../../../components/form/use-schema-form.js';
import { Columns, Panel } from '../../../components/page/panel.js';
import { paths } from '../../../routing/paths.js';
import type { BrandScope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import { readDraft, writeDraft } from './draft-store.js';
import { PreflightPanel } from './preflight-panel.js';
import classes from './generation.module.css';

export interface ComposerValues extends Record<string, unknown> {
  brand: string;
  pageType: string;
  description: string;
  template: string;
}

export interface ComposerPreset {
  readonly page?: string | undefined;
  readonly template?: string | undefined;
}

function initialValues(scope: BrandScope, preset: ComposerPreset): ComposerValues {
  const { brand, slugs } = scope;
  const draft = readDraft(slugs.org, brand.slug);
  const wanted = preset.page ?? draft?.pageType;
  const pageType = brand.pageTypes.find((known) => known === wanted) ?? brand.pageTypes.find((known) => known === 'pdp') ?? brand.pageTypes[0] ?? '';
  return { brand: brand.slug, pageType, description: draft?.description ?? '', template: preset.template ?? draft?.template ?? '' };
}

function useComposer(scope: BrandScope, preset: ComposerPreset) {
  const form = useSchemaForm(generateVariationSchema, initialValues(scope, preset));
  const { values } = form.fields;
  useEffect(() => {
    writeDraft(scope.slugs.org, scope.brand.slug, { pageType: values.pageType, description: values.description, template: values.template === '' ? null : values.template });
  }, [scope.slugs.org, scope.brand.slug, values.pageType, values.description, values.template]);
  return form;
}

function TemplateChoice({ scope, form }: { scope: BrandScope; form: SchemaForm<ComposerValues, unknown> }): ReactNode {
  const templates = trpc.templates.list.useQuery({ brandId: scope.brand.id, status: 'published', pageType: form.fields.values.pageType, limit: 200 });
  const chosen = form.fields.values.template;
  const options = (templates.data?.rows ?? []).map((template) => ({ value: template.slug, label: template.name }));
  // Kept while the list loads, or the choice would be lost silently.
  const missing = chosen !== '' && !options.some((option) => option.value === chosen) ? [{ value: chosen, label: chosen }] : [];
  return (
    <NativeSelect
      label={messages.template}
      description={messages.templateHint}
      data={[{ value: '', label: messages.templateAny }, ...missing, ...options]}
      {...form.fields.getInputProps('template')}
    />
  );
}

/** Page type, description and template; beside them what would be used. Ctrl+Enter generates. */
export function ComposerForm({ scope, preset }: { scope: BrandScope; preset: ComposerPreset }): ReactNode {
  const navigate = useNavigate();
  const form = useComposer(scope, preset);
  const start = trpc.generation.start.useMutation();
  const { fields } = form;
  const blockedBy = scope.can('code.generate') ? null : messages.notAllowed;
  const submit = form.submit(async (request) => {
    const { id } = await start.mutateAsync(request);
    writeDraft(scope.slugs.org, scope.brand.slug, { pageType: request.pageType, description: '', template: null });
    await navigate({ to: paths.run(scope.slugs.org, scope.brand.slug, id) });
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && blockedBy === null) {
      event.preventDefault();
      submit();
    }
  };
  return (
    <Columns
      main={
        <Panel title={messages.request}>
          <form noValidate onSubmit={submit}>
            <FormFields>
              <NativeSelect label={messages.pageType} data={scope.brand.pageTypes} {...fields.getInputProps('pageType')} />
              <Textarea
                label={messages.description}
                description={messages.descriptionHint}
                required
                autosize
                minRows={5}
                maxRows={16}
                maxLength={4000}
                onKeyDown={onKeyDown}
                aria-keyshortcuts="Control+Enter Meta+Enter"
                {...fields.getInputProps('description')}
              />
              <TemplateChoice scope={scope} form={form} />
              <FormEnd form={form} label={<>{messages.generate} <span className={classes.key}>{messages.generateKey}</span></>} blockedBy={blockedBy}>
                <span className={classes.muted}>{messages.draftKept}</span>
              </FormEnd>
            </FormFields>
          </form>
        </Panel>
      }
      side={<PreflightPanel scope={scope} request={{ brand: scope.brand.slug, pageType: fields.values.pageType, description: fields.values.description, template: fields.values.template }} />}
    />
  );
}
