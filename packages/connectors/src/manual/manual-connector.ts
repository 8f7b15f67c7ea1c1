import type { DeploymentPackage } from '@safecode/domain/deployments/deployment';
import type { DeployedChange, DeploymentPort } from '@safecode/usecases/deployments/deployment-port';

/** Said when somebody calls what people do. A use case that does is wrong. */
class DoneByHand extends Error {
  override readonly name = 'DoneByHand';
}

/**
 * The platform that people serve: they take the package, put it into whatever platform they use, and come back with its id
 * there. Nothing is called, so nothing can be half done.
 */
export function createManualConnector(): DeploymentPort {
  const byHand = (): Promise<never> => Promise.reject(new DoneByHand('People do this by hand.'));
  return { mode: 'by_hand', package: packageChange, deploy: byHand, rollBack: byHand };
}

/** The texts exactly as they were approved, and a manifest that names their hash. A part without text has no file. */
function packageChange(change: DeployedChange): DeploymentPackage {
  const { revision, deploymentId, environment, title, brand, approvedBy } = change;
  const { codeId, number, contentHash, pageType, javascript, css } = revision;
  const name = `code-${codeId}-r${number}`;
  const manifest = { codeId, title, brand, pageType, revision: number, contentHash, deploymentId, environment, approvedBy: [...approvedBy] };
  return {
    fileName: `${name}-${contentHash.slice(0, 8)}`,
    files: [
      ...(javascript === '' ? [] : [{ name: `${name}.js`, mediaType: 'text/javascript', text: javascript }]),
      ...(css === '' ? [] : [{ name: `${name}.css`, mediaType: 'text/css', text: css }]),
      { name: 'manifest.json', mediaType: 'application/json', text: `${JSON.stringify(manifest, null, 2)}\n` },
    ],
    manifest,
  };
}
