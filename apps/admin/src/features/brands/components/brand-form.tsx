import { TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { brandContentSchema, type Brand, type BrandContent } from '@safecode/domain/brands/brand';
import { ActionButton } from '../../../components/actions/action-button.js';
import { FormActions, FormFields } from '../../../components/form/form-layout.js';
import { FormSummary } from '../../../components/form/form-summary.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { messages } from '../messages.js';

export interface BrandFormProps {
  /** Null: a new one. */
  brand: Brand | null;
  blockedBy: string | null;
  onSend: (content: BrandContent) => Promise<unknown>;
  /** Offered when somebody else has changed the brand meanwhile. */
  staleAction?: ReactNode;
}

const NEW: BrandContent = { name: '', slug: '', site: 'https://', domains: [], ownPrefix: '', pageTypes: ['home', 'plp', 'pdp', 'cart', 'checkout'], description: '' };

function contentOf(brand: Brand | null): BrandContent {
  if (brand === null) return NEW;
  const { name, slug, site, domains, ownPrefix, pageTypes, description } = brand;
  return { name, slug, site, domains, ownPrefix, pageTypes, description };
}

export function BrandForm({ brand, blockedBy, onSend, staleAction }: BrandFormProps): ReactNode {
  const form = useSchemaForm(brandContentSchema, contentOf(brand));
  const { fields } = form;
  return (
    <form noValidate onSubmit={form.submit(onSend)}>
      <FormFields>
        <TextInput label={messages.name} required {...fields.getInputProps('name')} />
        <TextInput label={messages.slug} description={messages.slugHint} required spellCheck={false} autoComplete="off" {...fields.getInputProps('slug')} />
        <TextInput type="url" label={messages.site} description={messages.siteHint} required spellCheck={false} {...fields.getInputProps('site')} />
        <TagsInput label={messages.domains} description={messages.domainsHint} {...fields.getInputProps('domains')} />
        <TextInput label={messages.ownPrefix} description={messages.ownPrefixHint} required spellCheck={false} autoComplete="off" {...fields.getInputProps('ownPrefix')} />
        <TagsInput label={messages.pageTypes} description={messages.pageTypesHint} required {...fields.getInputProps('pageTypes')} />
        <Textarea label={messages.description} autosize minRows={3} {...fields.getInputProps('description')} />
        <FormSummary
          errors={fields.errors}
          refusal={form.refusal}
          onField={(path) => fields.getInputNode(path)?.focus()}
          refusalActions={form.refusal?.code === 'conflict.stale_version' ? staleAction : null}
        />
        <FormActions>
          <ActionButton type="submit" busy={form.busy} blockedBy={blockedBy}>
            {brand === null ? messages.create : messages.save}
          </ActionButton>
        </FormActions>
      </FormFields>
    </form>
  );
}
