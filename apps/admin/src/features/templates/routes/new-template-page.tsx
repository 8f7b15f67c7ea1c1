import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { flash } from '../../../components/announcer/flash.js';
import { Page } from '../../../components/page/page.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { TemplateForm } from '../components/template-form.js';
import { messages } from '../messages.js';

export function NewTemplatePage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const navigate = useNavigate();
  return (
    <Page title={messages.newTitle} place={brand.name} trail={{ label: messages.title, to: paths.knowledge(slugs.org, brand.slug, 'templates') }}>
      <TemplateForm
        brand={brand}
        template={null}
        blockedBy={can('knowledge.update') ? null : messages.notAllowed}
        onSaved={(saved) => {
          flash(messages.created(saved.name));
          void navigate({ to: paths.template(slugs.org, brand.slug, saved.id), ignoreBlocker: true });
        }}
      />
    </Page>
  );
}
