import {
  deployCodeSchema, deploymentListSchema, deploymentPackageSchema, deploymentResultSchema, killDeploymentSchema, listDeploymentsSchema, markDeployedSchema,
  markFailedSchema, packageDeploymentSchema, rollBackDeploymentSchema, scheduleDeploymentSchema, unscheduleDeploymentSchema,
} from '@safecode/domain/deployments/deployment';
import { deployCode } from '@safecode/usecases/deployments/deploy-code';
import { killDeployment } from '@safecode/usecases/deployments/kill-deployment';
import { listDeployments } from '@safecode/usecases/deployments/list-deployments';
import { markDeployed } from '@safecode/usecases/deployments/mark-deployed';
import { markFailed } from '@safecode/usecases/deployments/mark-failed';
import { packageDeployment } from '@safecode/usecases/deployments/package-deployment';
import { rollBackDeployment } from '@safecode/usecases/deployments/roll-back-deployment';
import { scheduleDeployment } from '@safecode/usecases/deployments/schedule-deployment';
import { unscheduleDeployment } from '@safecode/usecases/deployments/unschedule-deployment';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const deploymentsRouter = router({
  list: memberProcedure
    .meta(operation('GET /generated-code/{id}/deployments', 'Deployments', 'Deployments of code, the newest first'))
    .input(listDeploymentsSchema)
    .output(deploymentListSchema)
    .query(({ ctx, input }) => listDeployments(ctx.deps, ctx.principal, input)),
  package: memberProcedure
    .meta(operation('GET /deployments/{deploymentId}/package', 'Deployments', 'The files of a deployment with a manifest that names the approved hash'))
    .input(packageDeploymentSchema)
    .output(deploymentPackageSchema)
    .query(({ ctx, input }) => packageDeployment(ctx.deps, ctx.principal, input)),
  deploy: memberProcedure
    .meta(operation('POST /generated-code/{id}/deploy', 'Deployments', 'Begins a deployment of approved code'))
    .input(deployCodeSchema)
    .output(deploymentResultSchema)
    .mutation(({ ctx, input }) => deployCode(ctx.deps, ctx.principal, input)),
  schedule: memberProcedure
    .meta(operation('POST /generated-code/{id}/schedule', 'Deployments', 'Plans a deployment of approved code for a time'))
    .input(scheduleDeploymentSchema)
    .output(deploymentResultSchema)
    .mutation(({ ctx, input }) => scheduleDeployment(ctx.deps, ctx.principal, input)),
  unschedule: memberProcedure
    .meta(operation('POST /generated-code/{id}/unschedule', 'Deployments', 'Takes a planned deployment back'))
    .input(unscheduleDeploymentSchema)
    .output(deploymentResultSchema)
    .mutation(({ ctx, input }) => unscheduleDeployment(ctx.deps, ctx.principal, input)),
  markDeployed: memberProcedure
    .meta(operation('POST /deployments/{deploymentId}/live', 'Deployments', 'Says that a deployment is live, with its id on the platform'))
    .input(markDeployedSchema)
    .output(deploymentResultSchema)
    .mutation(({ ctx, input }) => markDeployed(ctx.deps, ctx.principal, input)),
  markFailed: memberProcedure
    .meta(operation('POST /deployments/{deploymentId}/failed', 'Deployments', 'Says that a deployment failed'))
    .input(markFailedSchema)
    .output(deploymentResultSchema)
    .mutation(({ ctx, input }) => markFailed(ctx.deps, ctx.principal, input)),
  rollBack: memberProcedure
    .meta(operation('POST /deployments/{deploymentId}/roll-back', 'Deployments', 'Takes a live deployment back'))
    .input(rollBackDeploymentSchema)
    .output(deploymentResultSchema)
    .mutation(({ ctx, input }) => rollBackDeployment(ctx.deps, ctx.principal, input)),
  kill: memberProcedure
    .meta(operation('POST /generated-code/{id}/kill', 'Deployments', 'Takes what is live of code away first and asks for a review after'))
    .input(killDeploymentSchema)
    .output(deploymentResultSchema)
    .mutation(({ ctx, input }) => killDeployment(ctx.deps, ctx.principal, input)),
});
