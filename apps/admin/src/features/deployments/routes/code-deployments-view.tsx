import { useState, type ReactNode } from 'react';
import type { ReviewCommandName } from '@safecode/domain/review/commands';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { useShownRevision } from '../../../components/code/shown-revision.js';
import { Panel } from '../../../components/page/panel.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useDeployments } from '../api/use-deployments.js';
import { DeploymentDialogs, type DeploymentStep } from '../components/deployment-dialogs.js';
import { DeploymentTable } from '../components/deployment-table.js';
import { messages } from '../messages.js';
import classes from '../components/deployments.module.css';

type CodeStep = Extract<DeploymentStep['what'], 'deploy' | 'schedule' | 'unschedule' | 'kill'>;
const COMMANDS: Readonly<Record<CodeStep, ReviewCommandName>> = { deploy: 'deploy', schedule: 'schedule', unschedule: 'unschedule', kill: 'kill' };

/** Deploying is always shown, with the reason when it cannot be done; the others only when they make sense. */
function CodeSteps({ review, onStep }: { review: ReviewView; onStep: (step: DeploymentStep) => void }): ReactNode {
  const steps = (Object.keys(COMMANDS) as CodeStep[]).flatMap((what) => {
    const action = review.actions.find(({ command }) => command === COMMANDS[what]);
    return action === undefined || (!action.allowed && what !== 'deploy') ? [] : [{ what, blockedBy: action.allowed ? null : action.reason }];
  });
  return (
    <span className={classes.bar}>
      {steps.map(({ what, blockedBy }) => (
        <ActionButton key={what} size="xs" blockedBy={blockedBy} {...(what === 'deploy' ? {} : { variant: 'default' })} {...(what === 'kill' ? { variant: 'outline', color: 'red' } : {})} onClick={() => onStep({ what })}>
          {messages[what]}
        </ActionButton>
      ))}
    </span>
  );
}

/** What of this code is, was and will be live: each with its exact hash, and the steps by hand. */
export function CodeDeploymentsView(): ReactNode {
  const { codeId } = useShownRevision();
  const { can } = useBrandScope();
  const query = useDeployments(codeId);
  const review = trpc.review.get.useQuery({ id: codeId }).data;
  const [step, setStep] = useState<DeploymentStep | null>(null);
  return (
    <Panel title={messages.title} aside={review === undefined ? null : <CodeSteps review={review} onStep={setStep} />}>
      <p className={classes.muted}>{messages.lead}</p>
      <QueryView query={query}>
        {({ rows }) =>
          rows.length === 0 ? <EmptyState title={messages.empty}>{messages.emptyText}</EmptyState> : <DeploymentTable deployments={rows} canDeploy={can('code.deploy')} onStep={setStep} />
        }
      </QueryView>
      {step === null || review === undefined ? null : <DeploymentDialogs review={review} step={step} onClose={() => setStep(null)} />}
    </Panel>
  );
}
