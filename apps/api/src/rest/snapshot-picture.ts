import { snapshotPictureInputSchema } from '@safecode/domain/selector-health/health-view';
import { getSnapshotPicture } from '@safecode/usecases/selector-health/get-health';
import type { PictureSource } from './page-picture.js';

/** The picture of a watched page as a visit saw it. */
export const SNAPSHOT_PICTURE: PictureSource = {
  route: '/api/v1/page-snapshots/{id}/picture',
  procedure: 'health.picture',
  read: (context, { id }) => {
    const input = snapshotPictureInputSchema.safeParse({ snapshotId: Number(id) });
    return input.success ? context.caller.principal().then((principal) => getSnapshotPicture(context.deps, principal, input.data)) : undefined;
  },
};
