import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { BrandSettingsLinks } from '../../../components/page/brand-settings-links.js';
import { Page } from '../../../components/page/page.js';
import { QueryView } from '../../../components/states/query-view.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useBrandChanges } from '../api/use-brands.js';
import { BrandForm } from '../components/brand-form.js';
import { messages } from '../messages.js';

export function BrandSettingsPage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const query = trpc.brands.bySlug.useQuery({ slug: brand.slug }, { refetchOnWindowFocus: false });
  const counts = trpc.brands.list.useQuery({ q: brand.name, limit: 50 }).data?.rows.find((row) => row.id === brand.id);
  const { update, archive } = useBrandChanges();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [loads, setLoads] = useState(0);
  const reload = (
    <Button size="xs" variant="default" onClick={() => void query.refetch().then(() => setLoads((count) => count + 1))}>
      {messages.loadNewest}
    </Button>
  );
  return (
    <Page
      title={messages.settings(brand.name)}
      tabTitle={messages.tabSettings}
      place={brand.name}
      lead={query.data === undefined ? undefined : messages.knowledge(query.data.knowledgeVersion)}
      actions={
        can('brand.archive') ? (
          <Button variant="default" onClick={() => setAsking(true)}>
            {messages.archive}
          </Button>
        ) : undefined
      }
    >
      <BrandSettingsLinks org={slugs.org} brand={brand.slug} />
      <QueryView query={query}>
        {(loaded) => (
          <BrandForm
            key={`${loaded.id}-${loads}`}
            brand={loaded}
            blockedBy={can('brand.update') ? null : messages.notAllowed}
            staleAction={reload}
            onSend={async (content) => {
              const saved = await update.mutateAsync({ ...content, id: loaded.id, expectedVersion: query.data?.knowledgeVersion ?? loaded.knowledgeVersion });
              flash([messages.saved(saved.name), ...saved.warnings.map((warning) => warning.message)].join(' '));
              if (saved.slug !== brand.slug) await navigate({ to: paths.brandSettings(slugs.org, saved.slug), replace: true });
            }}
          />
        )}
      </QueryView>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={messages.archiveTitle(brand.name)}
        confirmLabel={messages.archive}
        onConfirm={async () => {
          await archive.mutateAsync({ id: brand.id });
          flash(messages.archived(brand.name));
          await navigate({ to: paths.brands(slugs.org) });
        }}
      >
        {messages.archiveText(brand.name, { templates: counts?.templateCount ?? 0, selectors: counts?.selectorCount ?? 0, codes: counts?.codeCount ?? 0 })}
      </ConfirmDialog>
    </Page>
  );
}
