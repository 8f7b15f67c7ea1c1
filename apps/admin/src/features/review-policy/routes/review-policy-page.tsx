import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { flash } from '../../../components/announcer/flash.js';
import { BrandSettingsLinks } from '../../../components/page/brand-settings-links.js';
import { Page } from '../../../components/page/page.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { PolicyForm } from '../components/policy-form.js';
import { messages } from '../messages.js';

/** How code of one brand is reviewed: votes, owners, time, notes, checklist. */
export function ReviewPolicyPage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const query = trpc.reviewPolicy.get.useQuery({ brandId: brand.id }, { refetchOnWindowFocus: false });
  const utils = trpc.useUtils();
  const update = trpc.reviewPolicy.update.useMutation();
  const [loads, setLoads] = useState(0);
  const reload = (
    <Button size="xs" variant="default" onClick={() => void query.refetch().then(() => setLoads((count) => count + 1))}>
      {messages.loadNewest}
    </Button>
  );
  return (
    <Page title={messages.title} tabTitle={messages.tab} place={brand.name} lead={query.data === undefined ? undefined : messages.lead(query.data.version, query.data.updatedBy)}>
      <BrandSettingsLinks org={slugs.org} brand={brand.slug} />
      <QueryView query={query}>
        {(policy) => (
          <PolicyForm
            key={`${policy.brandId}-${loads}-${policy.version}`}
            policy={policy}
            pageTypes={brand.pageTypes}
            blockedBy={can('review_policy.manage') ? null : messages.notAllowed}
            staleAction={reload}
            onSend={async (content) => {
              const saved = await update.mutateAsync(content);
              utils.reviewPolicy.get.setData({ brandId: brand.id }, saved);
              await utils.review.invalidate();
              flash(messages.saved(saved.version));
            }}
          />
        )}
      </QueryView>
    </Page>
  );
}
