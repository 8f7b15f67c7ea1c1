import { trpc } from '../../../api/trpc.js';

/** A safety net: changes are heard of by the live feed. */
const EVERY_MS = 60_000;

export const useDeployments = (id: number) => trpc.deployments.list.useQuery({ id }, { refetchInterval: EVERY_MS });
export const useDeploymentPackage = (deploymentId: number) => trpc.deployments.package.useQuery({ deploymentId });

/** The commands of deployments; everything that shows where the code stands is asked again after each. */
export function useDeploymentCommands() {
  const utils = trpc.useUtils();
  const options = {
    onSettled: () => Promise.all([utils.deployments.invalidate(), utils.review.invalidate(), utils.codes.invalidate(), utils.revisions.sources.invalidate(), utils.home.invalidate()]),
  };
  return {
    deploy: trpc.deployments.deploy.useMutation(options),
    schedule: trpc.deployments.schedule.useMutation(options),
    unschedule: trpc.deployments.unschedule.useMutation(options),
    markDeployed: trpc.deployments.markDeployed.useMutation(options),
    markFailed: trpc.deployments.markFailed.useMutation(options),
    rollBack: trpc.deployments.rollBack.useMutation(options),
    kill: trpc.deployments.kill.useMutation(options),
  };
}
