import type { ReactNode } from 'react';
import type { Deployment } from '@safecode/domain/deployments/deployment';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { Dialog } from '../../../components/dialog/dialog.js';
import { formatList } from '../../../i18n/format-number.js';
import { useDeploymentCommands } from '../api/use-deployments.js';
import { messages } from '../messages.js';
import { PackageFiles } from './package-files.js';
import { StepForm, type StepFields } from './step-form.js';

/** What is being done: to one deployment, or to the code. */
export type DeploymentStep =
  | { readonly what: 'package' | 'markDeployed' | 'markFailed' | 'rollBack'; readonly deployment: Deployment }
  | { readonly what: 'deploy' | 'schedule' | 'unschedule' | 'kill' };

interface Shape {
  readonly title: string;
  readonly text: string;
  readonly verb: string;
  readonly fields: StepFields;
  readonly isDanger?: boolean;
  readonly run: (values: { text: string; at: string }) => Promise<{ deployment: { id: number } }>;
}

/** How each step is asked for: its words, what has to be given, and what is called. */
function useShape(review: ReviewView, step: DeploymentStep): Shape | null {
  const commands = useDeploymentCommands();
  const { id, contentHash } = review;
  const voters = formatList(review.votes.filter((vote) => vote.isValid && vote.decision === 'approve').map(({ voter }) => voter.name));
  const deployText = [messages.deployText(contentHash.slice(0, 7), voters), ...(review.live === null ? [] : [messages.replaces(review.live.revision)]), messages.undoable].join(' ');
  const environmentOf = (text: string) => (text.trim() === '' ? {} : { environment: text.trim() });
  switch (step.what) {
    case 'package':
      return null;
    case 'deploy':
      return { title: messages.deployTitle(id, review.revision), text: deployText, verb: messages.deploy, fields: { environment: true }, run: ({ text }) => commands.deploy.mutateAsync({ id, contentHash, ...environmentOf(text) }) };
    case 'schedule':
      return {
        title: messages.deployTitle(id, review.revision), text: deployText, verb: messages.schedule, fields: { environment: true, at: true },
        run: ({ text, at }) => commands.schedule.mutateAsync({ id, contentHash, at, ...environmentOf(text) }),
      };
    case 'unschedule':
      return { title: messages.unscheduleTitle, text: messages.unscheduleText, verb: messages.unschedule, fields: {}, run: () => commands.unschedule.mutateAsync({ id }) };
    case 'kill':
      return { title: messages.killTitle(id), text: messages.killText(id), verb: messages.kill, fields: { reason: true, typed: String(id) }, isDanger: true, run: ({ text }) => commands.kill.mutateAsync({ id, reason: text }) };
    case 'markDeployed':
      return {
        title: messages.deployedTitle(step.deployment.id), text: messages.deployedText, verb: messages.markDeployed, fields: { externalId: true },
        run: ({ text }) => commands.markDeployed.mutateAsync({ deploymentId: step.deployment.id, externalId: text }),
      };
    case 'markFailed':
      return {
        title: messages.failedTitle(step.deployment.id), text: messages.failedText, verb: messages.markFailed, fields: { reason: true },
        run: ({ text }) => commands.markFailed.mutateAsync({ deploymentId: step.deployment.id, reason: text }),
      };
    case 'rollBack':
      return {
        title: messages.rollBackTitle(step.deployment.id), text: messages.rollBackText, verb: messages.rollBack, fields: { reason: true }, isDanger: true,
        run: ({ text }) => commands.rollBack.mutateAsync({ deploymentId: step.deployment.id, reason: text }),
      };
  }
}

/** The dialog of the step that was begun; one at a time. */
export function DeploymentDialogs({ review, step, onClose }: { review: ReviewView; step: DeploymentStep; onClose: () => void }): ReactNode {
  const shape = useShape(review, step);
  if (step.what === 'package') {
    return (
      <Dialog opened onClose={onClose} title={messages.packageTitle(step.deployment.id)}>
        <PackageFiles deploymentId={step.deployment.id} />
      </Dialog>
    );
  }
  if (shape === null) return null;
  const { title, ...form } = shape;
  return (
    <Dialog opened onClose={onClose} title={title}>
      <StepForm {...form} done={messages.done[step.what]} onClose={onClose} />
    </Dialog>
  );
}
