import { keepPreviousData } from '@tanstack/react-query';
import { isCaptureOver, type CapturedPages, type PageCapture, type ViewportName } from '@safecode/domain/page-captures/page-capture';
import { trpc } from '../../../api/trpc.js';
import type { PageReference } from '@safecode/domain/page-captures/page-capture';

/** A capture takes some seconds; how far it is is asked for while somebody waits. */
const EVERY_MS = 1000;

/** What of the brand can be looked at. Asked again and again only while a capture is under way. */
export const useCapturedPages = (brandId: number) =>
  trpc.pageCaptures.list.useQuery({ brandId }, { refetchInterval: ({ state }) => (state.data?.captures.some(({ stage }) => !isCaptureOver(stage)) === true ? EVERY_MS : false) });

/** Asking for a capture of a page of the shop, or of a saved one. */
export function useCaptureRequests() {
  const utils = trpc.useUtils();
  const onSettled = (): Promise<void> => utils.pageCaptures.invalidate();
  return { request: trpc.pageCaptures.request.useMutation({ onSettled }), upload: trpc.pageCaptures.upload.useMutation({ onSettled }) };
}

/** What was found on a capture that is done. */
export const useFoundElements = (captureId: number | null) =>
  trpc.pageCaptures.elements.useQuery({ captureId: captureId ?? 1 }, { enabled: captureId !== null, placeholderData: keepPreviousData });

/** The capture a reference names, while it is among those that are kept. */
export const findCapture = (pages: CapturedPages | undefined, reference: PageReference | null): PageCapture | undefined =>
  reference?.kind === 'capture' ? pages?.captures.find(({ id }) => id === reference.id) : undefined;

/** The newest page there is to look at: a capture that is done, else the first watched page that was seen; of the type, if there is one. */
export function newestPage({ captures, snapshots }: CapturedPages, { kinds, pageType }: { readonly kinds: readonly PageReference['kind'][]; readonly pageType?: string | undefined }): PageReference | null {
  const done = captures.filter(({ stage }) => stage === 'done').map((capture) => ({ kind: 'capture' as const, ...capture }));
  const seen = kinds.includes('snapshot') ? snapshots.map((snapshot) => ({ kind: 'snapshot' as const, ...snapshot })) : [];
  const pages = [...done, ...seen];
  const page = pages.find((known) => known.pageType === pageType) ?? pages[0];
  return page === undefined ? null : { kind: page.kind, id: page.id };
}

/** Where the picture of a page through a window is. */
export const pictureAddress = (org: string, { kind, id }: PageReference, viewport: ViewportName): string =>
  `/api/v1/${kind === 'capture' ? `page-captures/${id}/${viewport}` : `page-snapshots/${id}`}/picture?organization=${encodeURIComponent(org)}`;
