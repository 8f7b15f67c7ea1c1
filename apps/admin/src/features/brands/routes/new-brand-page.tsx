import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { flash } from '../../../components/announcer/flash.js';
import { Page } from '../../../components/page/page.js';
import { paths } from '../../../routing/paths.js';
import { useScope } from '../../../routing/use-scope.js';
import { useBrandChanges } from '../api/use-brands.js';
import { BrandForm } from '../components/brand-form.js';
import { messages } from '../messages.js';

export function NewBrandPage(): ReactNode {
  const { organization, slugs, can } = useScope();
  const { create } = useBrandChanges();
  const navigate = useNavigate();
  return (
    <Page title={messages.newTitle} place={organization.name} trail={{ label: messages.title, to: paths.brands(slugs.org) }}>
      <BrandForm
        brand={null}
        blockedBy={can('brand.create') ? null : messages.notAllowedToAdd}
        onSend={async (content) => {
          const brand = await create.mutateAsync(content);
          flash(messages.created(brand.name));
          await navigate({ to: paths.knowledge(slugs.org, brand.slug, 'selectors') });
        }}
      />
    </Page>
  );
}
