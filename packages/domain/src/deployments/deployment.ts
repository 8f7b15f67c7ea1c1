import { z } from 'zod';
import { codeStatusSchema } from '../codes/generated-code.js';
import { idSchema, timestampSchema } from '../primitives.js';

/** `replaced`: a newer one of the same code went live; `cancelled`: planned and taken back before it went live. */
export const DEPLOYMENT_STATUSES = ['planned', 'live', 'failed', 'replaced', 'rolled_back', 'cancelled'] as const;
export const deploymentStatusSchema = z.enum(DEPLOYMENT_STATUSES).meta({ id: 'DeploymentStatus' });
export type DeploymentStatus = z.infer<typeof deploymentStatusSchema>;

/** Where code can be deployed. `manual`: a person takes the package to the platform and says how it went. */
export const DEPLOYMENT_PLATFORMS = ['manual'] as const;
export const deploymentPlatformSchema = z.enum(DEPLOYMENT_PLATFORMS).meta({ id: 'DeploymentPlatform' });
export type DeploymentPlatform = z.infer<typeof deploymentPlatformSchema>;

export const deploymentSchema = z
  .object({
    id: idSchema,
    codeId: idSchema,
    revision: z.int().positive(),
    contentHash: z.string(),
    platform: deploymentPlatformSchema,
    environment: z.string(),
    /** The id of the experiment on the platform. */
    externalId: z.string().nullable(),
    status: deploymentStatusSchema,
    scheduledFor: timestampSchema.nullable(),
    /** When a scheduled one was handed to the people who carry it out; null before, and for platforms that do it themselves. */
    handedOverAt: timestampSchema.nullable(),
    /** What came of it, in words: the reason of a failure or of a roll-back. */
    result: z.string(),
    startedBy: z.string(),
    createdAt: timestampSchema,
    liveAt: timestampSchema.nullable(),
    endedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'Deployment' });
export type Deployment = z.infer<typeof deploymentSchema>;

const contentHash = z.string().length(64);
const environment = z.string().trim().min(1).max(60).default('production');
const externalId = z.string().trim().min(1).max(200);
const reason = z.string().trim().min(1).max(2000);

export const listDeploymentsSchema = z.object({ id: idSchema });
export const deploymentListSchema = z.object({ rows: z.array(deploymentSchema) });
export const deployCodeSchema = z.object({ id: idSchema, contentHash, platform: deploymentPlatformSchema.default('manual'), environment });
export const scheduleDeploymentSchema = deployCodeSchema.extend({ at: timestampSchema });
export const unscheduleDeploymentSchema = z.object({ id: idSchema });
export const packageDeploymentSchema = z.object({ deploymentId: idSchema });
export const markDeployedSchema = z.object({ deploymentId: idSchema, externalId });
export const markFailedSchema = z.object({ deploymentId: idSchema, reason });
export const rollBackDeploymentSchema = z.object({ deploymentId: idSchema, reason });
/** Takes what is live of a code away first and asks for a review after. */
export const killDeploymentSchema = z.object({ id: idSchema, reason });
export const deploymentResultSchema = z.object({ deployment: deploymentSchema, status: codeStatusSchema });
export type DeploymentResult = z.infer<typeof deploymentResultSchema>;

/** Everything a person needs to put a change onto a platform. The manifest names the hash that was approved. */
export const deploymentPackageSchema = z
  .object({
    fileName: z.string(),
    files: z.array(z.object({ name: z.string(), mediaType: z.string(), text: z.string() })),
    manifest: z.object({
      codeId: idSchema,
      title: z.string(),
      brand: z.string(),
      pageType: z.string(),
      revision: z.int(),
      contentHash: z.string(),
      deploymentId: idSchema,
      environment: z.string(),
      approvedBy: z.array(z.string()),
    }),
  })
  .meta({ id: 'DeploymentPackage' });
export type DeploymentPackage = z.infer<typeof deploymentPackageSchema>;
