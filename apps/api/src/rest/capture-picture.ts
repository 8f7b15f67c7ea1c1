import { capturePictureInputSchema } from '@safecode/domain/page-captures/page-capture';
import { getCapturePicture } from '@safecode/usecases/page-captures/list-captures';
import type { PictureSource } from './page-picture.js';

/** The picture of a captured page through one window. */
export const CAPTURE_PICTURE: PictureSource = {
  route: '/api/v1/page-captures/{id}/{viewport}/picture',
  procedure: 'pageCaptures.picture',
  read: (context, { id, viewport }) => {
    const input = capturePictureInputSchema.safeParse({ captureId: Number(id), viewport });
    return input.success ? context.caller.principal().then((principal) => getCapturePicture(context.deps, principal, input.data)) : undefined;
  },
};
