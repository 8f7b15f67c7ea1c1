import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GenerationRun } from '@safecode/domain/generation/run';
import { LinkButton } from '../../../components/actions/link-button.js';
import { Notice } from '../../../components/states/notice.js';
import { formatPercent } from '../../../i18n/format-number.js';
import { paths } from '../../../routing/paths.js';
import type { BrandScope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import { writeDraft } from './draft-store.js';
import { countRepairs, lastFindings } from './stage-order.js';

/** Takes the request back into the composer. */
function ChangeRequest({ run, scope }: { run: GenerationRun; scope: BrandScope }): ReactNode {
  const navigate = useNavigate();
  const change = (): void => {
    writeDraft(scope.slugs.org, run.brandSlug, { pageType: run.pageType, description: run.description, template: run.template });
    void navigate({ to: paths.generate({ org: scope.slugs.org, brand: run.brandSlug }) });
  };
  return (
    <Button size="xs" variant="default" onClick={change}>
      {messages.again}
    </Button>
  );
}

/** How the run ended, and what can be done now. Nothing is green that was not proved. */
export function RunOutcome({ run, scope }: { run: GenerationRun; scope: BrandScope }): ReactNode {
  const { org } = scope.slugs;
  const change = <ChangeRequest run={run} scope={scope} />;
  const codePath = run.codeId === null ? null : paths.code({ org, brand: run.brandSlug, codeId: run.codeId }, run.status === 'not_safe' ? 'findings' : 'code');
  switch (run.status) {
    case 'passed':
      return (
        <Notice tone="ok" title={run.codeId === null ? messages.statusSaid.passed : messages.passed(run.codeId)}>
          <p>{messages.passedText(formatPercent(run.confidence ?? 0))}</p>
          {run.cached ? <p>{messages.cached}</p> : null}
        </Notice>
      );
    case 'not_safe':
      return (
        <Notice
          tone="bad"
          title={messages.notSafe}
          actions={
            <>
              {codePath === null || run.codeId === null ? null : <LinkButton size="xs" to={codePath}>{messages.openDraft(run.codeId)}</LinkButton>}
              {change}
            </>
          }
        >
          <p>{messages.notSafeText(lastFindings(run.stages).length, countRepairs(run.stages))}</p>
        </Notice>
      );
    case 'stopped':
      return (
        <Notice tone="neutral" title={messages.stopped} actions={change}>
          <p>{messages.stoppedText}</p>
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="bad" title={messages.failed} actions={change}>
          <p>{run.error?.message ?? messages.failedText}</p>
        </Notice>
      );
    case 'asking':
      return run.error === null ? null : (
        <Notice tone="wait" title={messages.unsure} actions={change}>
          <p>{run.error.message}</p>
        </Notice>
      );
    case 'queued':
    case 'running':
    case 'repairing':
      return null;
  }
}
