import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { flash } from '../../../components/announcer/flash.js';
import { BrandSettingsLinks } from '../../../components/page/brand-settings-links.js';
import { Page } from '../../../components/page/page.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { LearningPolicyForm } from '../components/learning-policy-form.js';
import { messages } from '../messages.js';

/** How one brand learns: what a lesson must rest on, and what happens to it. */
export function LearningPolicyPage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const query = trpc.learning.policy.useQuery({ brandId: brand.id }, { refetchOnWindowFocus: false });
  const utils = trpc.useUtils();
  const update = trpc.learning.updatePolicy.useMutation();
  const [loads, setLoads] = useState(0);
  const reload = (
    <Button size="xs" variant="default" onClick={() => void query.refetch().then(() => setLoads((count) => count + 1))}>
      {messages.stale}
    </Button>
  );
  return (
    <Page title={messages.policyTitle} tabTitle={messages.policyTab} place={brand.name} lead={query.data === undefined ? undefined : messages.policyLead(query.data.version, query.data.updatedBy)}>
      <BrandSettingsLinks org={slugs.org} brand={brand.slug} />
      <QueryView query={query}>
        {(policy) => (
          <LearningPolicyForm
            key={`${policy.brandId}-${loads}-${policy.version}`}
            policy={policy}
            blockedBy={can('learning.manage') ? null : messages.notAllowed}
            staleAction={reload}
            onSend={async (content) => {
              const saved = await update.mutateAsync(content);
              utils.learning.policy.setData({ brandId: brand.id }, saved);
              await utils.learning.lessons.invalidate();
              flash(messages.policySaved(saved.version));
            }}
          />
        )}
      </QueryView>
    </Page>
  );
}
