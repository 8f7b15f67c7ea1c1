import type { DeploymentPackage } from '@safecode/domain/deployments/deployment';
import type { Revision } from '@safecode/domain/review/revision';

/** What goes to a platform: the approved text and where it belongs. */
export interface DeployedChange {
  readonly revision: Pick<Revision, 'codeId' | 'number' | 'contentHash' | 'pageType' | 'javascript' | 'css'>;
  readonly deploymentId: number;
  readonly title: string;
  readonly brand: string;
  readonly environment: string;
  readonly approvedBy: readonly string[];
}

/**
 * A platform that code is deployed to. Every call can come twice: `deploymentId` says which deployment is meant, and a
 * second call for the same one changes nothing. Errors that are thrown are passing ones; the caller tries again.
 */
export interface DeploymentPort {
  /** `by_hand`: people carry the package over and say how it went; nothing is called. */
  readonly mode: 'by_hand' | 'automatic';
  package(change: DeployedChange): DeploymentPackage;
  /** Puts a change live. Answers its id there. Not called for `by_hand`. */
  deploy(change: DeployedChange): Promise<{ readonly externalId: string }>;
  /** Takes a change away. Not called for `by_hand`. */
  rollBack(deployment: { readonly deploymentId: number; readonly externalId: string | null }): Promise<void>;
}
