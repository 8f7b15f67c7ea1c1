import type { Actor } from '@safecode/domain/access/actor';
import type { DeploymentPlatform, DeploymentStatus } from '@safecode/domain/deployments/deployment';
import type { Computed, Defaulted, NullableTimestamp } from '../connection/column-types.js';

export interface DeploymentsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  code_id: number;
  revision_number: number;
  content_hash: string;
  platform: DeploymentPlatform;
  environment: string;
  external_id: string | null | undefined;
  status: Defaulted<DeploymentStatus>;
  scheduled_for: NullableTimestamp;
  handed_over_at: NullableTimestamp;
  result: Defaulted<string>;
  started_by: Computed<Actor>;
  created_at: Computed<Date>;
  live_at: NullableTimestamp;
  ended_at: NullableTimestamp;
}
