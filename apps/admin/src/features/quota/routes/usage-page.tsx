import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GenerationQuota } from '@safecode/domain/quota/generation-quota';
import { trpc } from '../../../api/trpc.js';
import { flash } from '../../../components/announcer/flash.js';
import { Facts, type Fact } from '../../../components/page/facts.js';
import { Page } from '../../../components/page/page.js';
import { Panel } from '../../../components/page/panel.js';
import { QueryView } from '../../../components/states/query-view.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { useScope } from '../../../routing/use-scope.js';
import { ModelUsePanel } from '../components/model-use-panel.js';
import { QuotaForm } from '../components/quota-form.js';
import { messages } from '../messages.js';

function factsOf({ monthlyLimit, taken, resetsAt }: GenerationQuota): Fact[] {
  if (monthlyLimit === null) return [{ label: messages.taken, value: messages.notCounted }];
  return [
    { label: messages.taken, value: messages.takenOf(taken, monthlyLimit) },
    { label: messages.left, value: messages.leftText(Math.max(0, monthlyLimit - taken)) },
    { label: messages.resets, value: <TimeStamp iso={resetsAt} format="moment" /> },
  ];
}

/** The share that is used; full is shown as full also where a limit was lowered under what is used. */
function UsedShare({ monthlyLimit, taken }: GenerationQuota): ReactNode {
  if (monthlyLimit === null || monthlyLimit === 0) return null;
  const percent = Math.min(100, (taken / monthlyLimit) * 100);
  return <Progress value={percent} color={percent >= 100 ? 'red' : 'indigo'} aria-label={messages.meter} mb="md" />;
}

/** The limit of generations a month: what is used of it, and who may change it changes it here. */
export function UsagePage(): ReactNode {
  const { organization, can } = useScope();
  const utils = trpc.useUtils();
  const query = trpc.quota.get.useQuery();
  const set = trpc.quota.set.useMutation();
  return (
    <Page title={messages.title} place={organization.name} lead={messages.lead}>
      <QueryView query={query}>
        {(quota) => (
          <>
            <Panel title={messages.thisMonth}>
              <UsedShare {...quota} />
              <Facts facts={factsOf(quota)} />
            </Panel>
            <ModelUsePanel />
            <Panel title={messages.change}>
              <QuotaForm
                key={String(quota.monthlyLimit)}
                quota={quota}
                blockedBy={can('quota.manage') ? null : messages.notAllowed}
                onSend={async (wanted) => {
                  utils.quota.get.setData(undefined, await set.mutateAsync(wanted));
                  flash(messages.saved);
                }}
              />
            </Panel>
          </>
        )}
      </QueryView>
    </Page>
  );
}
