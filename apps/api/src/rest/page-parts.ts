import { capturePictureInputSchema } from '@safecode/domain/page-captures/page-capture';
import { snapshotPictureInputSchema } from '@safecode/domain/selector-health/health-view';
import { getCapturePicture } from '@safecode/usecases/page-captures/list-captures';
import { getSnapshotDocument, getSnapshotPicture } from '@safecode/usecases/selector-health/get-health';
import type { PagePartSource } from './page-part.js';

/** The picture of a captured page through one window. */
const CAPTURE_PICTURE: PagePartSource = {
  route: '/api/v1/page-captures/{id}/{viewport}/picture',
  procedure: 'pageCaptures.picture',
  read: ({ id, viewport }) => {
    const input = capturePictureInputSchema.safeParse({ captureId: Number(id), viewport });
    return input.success ? async (deps, principal) => ({ type: 'image/png', content: await getCapturePicture(deps, principal, input.data) }) : undefined;
  },
};

/** The picture of a page as a visit saw it. */
const SNAPSHOT_PICTURE: PagePartSource = {
  route: '/api/v1/page-snapshots/{id}/picture',
  procedure: 'health.snapshotPicture',
  read: ({ id }) => {
    const input = snapshotPictureInputSchema.safeParse({ snapshotId: Number(id) });
    return input.success ? async (deps, principal) => ({ type: 'image/png', content: await getSnapshotPicture(deps, principal, input.data) }) : undefined;
  },
};

/** The document of a page as a visit saw it, as text to keep. */
const SNAPSHOT_DOCUMENT: PagePartSource = {
  route: '/api/v1/page-snapshots/{id}/document',
  procedure: 'health.snapshotDocument',
  read: ({ id }) => {
    const input = snapshotPictureInputSchema.safeParse({ snapshotId: Number(id) });
    if (!input.success) return undefined;
    return async (deps, principal) => ({ type: 'text/plain; charset=utf-8', content: await getSnapshotDocument(deps, principal, input.data), fileName: `page-${input.data.snapshotId}.txt` });
  },
};

/** Every part of a page that was seen which is sent as it is. */
export const PAGE_PARTS: readonly PagePartSource[] = [CAPTURE_PICTURE, SNAPSHOT_PICTURE, SNAPSHOT_DOCUMENT];
