import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { isFinalRunStatus } from '@safecode/domain/generation/run';
import { describeError, type DescribedError } from '../../../api/describe-error.js';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { LinkButton } from '../../../components/actions/link-button.js';
import { announce } from '../../../components/announcer/announcer.js';
import { Page } from '../../../components/page/page.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { paths } from '../../../routing/paths.js';
import { parseId } from '../../../routing/parse-id.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useRun } from '../api/use-run.js';
import { RunView } from '../components/run-view.js';
import { messages } from '../messages.js';

function useStop(runId: number) {
  const utils = trpc.useUtils();
  const stop = trpc.generation.stop.useMutation();
  const [refusal, setRefusal] = useState<DescribedError | null>(null);
  const run = async (): Promise<void> => {
    setRefusal(null);
    announce(messages.stopping);
    try {
      utils.generation.get.setData({ id: runId }, await stop.mutateAsync({ id: runId }));
    } catch (error) {
      setRefusal(describeError(error));
    }
  };
  return { run, isBusy: stop.isPending, refusal };
}

export function RunPage(): ReactNode {
  const scope = useBrandScope();
  const params = useParams({ strict: false });
  const runId = parseId(params.runId);
  const { query, isInterrupted } = useRun(runId);
  const stop = useStop(runId);
  const run = query.data;
  const isOpen = run !== undefined && !isFinalRunStatus(run.status);
  return (
    <Page
      title={messages.runTitle(runId)}
      place={scope.brand.name}
      trail={{ label: messages.title(scope.brand.name), to: paths.generate(scope.slugs) }}
      status={run === undefined ? undefined : <StatusBadge family="run" status={run.status} />}
      actions={
        isOpen ? (
          <ActionButton variant="default" busy={stop.isBusy} blockedBy={scope.can('code.generate') ? null : messages.notAllowed} onClick={() => void stop.run()}>
            {messages.stop}
          </ActionButton>
        ) : run?.status === 'passed' && run.codeId !== null ? (
          <LinkButton to={paths.code({ org: scope.slugs.org, brand: run.brandSlug, codeId: run.codeId })}>{messages.openCode(run.codeId)}</LinkButton>
        ) : undefined
      }
    >
      {stop.refusal === null ? null : (
        <Notice tone="warn" live="assertive">
          <p>{stop.refusal.message}</p>
        </Notice>
      )}
      <QueryView query={query}>{(data) => <RunView key={data.id} run={data} scope={scope} isInterrupted={isInterrupted} />}</QueryView>
    </Page>
  );
}
