import type { Revision, RevisionSummary } from '@safecode/domain/review/revision';
import type { StoredRevision } from '@safecode/database/revisions/revision-repository';
import { revisionHashes } from './revision-hashes.js';

/** A revision with its hashes: those of revision 1 are taken from its report, because generation writes no others. */
export function withHashes<R extends StoredRevision>(revision: R): R {
  return revision.number === 1 ? { ...revision, ...revisionHashes(revision.report) } : revision;
}

export function summarizeRevision(stored: StoredRevision): RevisionSummary {
  const { codeId, number, contentHash, astHash, effectsHash, verdict, origin, basedOn, note, authorUserId, createdBy, onBehalfOf, createdAt } = withHashes(stored);
  return { codeId, number, contentHash, astHash, effectsHash, verdict, origin, basedOn, note, authorUserId, createdBy: createdBy.label, onBehalfOf, createdAt };
}

export function viewRevision(stored: StoredRevision): Revision {
  const { pageType, javascript, css, report } = stored;
  return { ...summarizeRevision(stored), pageType, javascript, css, report };
}
