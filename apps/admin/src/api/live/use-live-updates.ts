import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LiveEvent } from '@safecode/domain/live/live-event';
import { trpc } from '../trpc.js';
import { LiveChannel } from './live-channel.js';
import { liveSource } from './live-source.js';

/** The channel of the organisation on screen; null outside of one. */
export const LiveContext = createContext<LiveChannel | null>(null);

type Utils = ReturnType<typeof trpc.useUtils>;

/** Asks again for what an event is about. The event says where to look; what stands there comes with the caller's own rights. */
function refresh(utils: Utils, { topic, codeId }: LiveEvent): void {
  const isAll = topic === 'resync';
  const ofCode = codeId === null ? undefined : { codeId };
  if (isAll || topic === 'notifications') void utils.notifications.invalidate();
  if (isAll || topic === 'discussion') void utils.discussions.list.invalidate(ofCode);
  // Open threads are counted on the code's page, and can hold an approval back.
  if (topic === 'discussion') void utils.review.get.invalidate(codeId === null ? undefined : { id: codeId });
  if (isAll || topic === 'presence') void utils.live.presence.invalidate(ofCode);
  if (!isAll && topic !== 'code') return;
  void utils.codes.invalidate();
  void utils.review.invalidate();
  void utils.revisions.invalidate();
  void utils.deployments.invalidate();
  void utils.home.invalidate();
}

/** Keeps what is on screen up to date while the organisation is shown. Answers the channel for `LiveContext`. */
export function useLiveUpdates(organization: string): LiveChannel {
  const utils = trpc.useUtils();
  const { client } = utils;
  const channel = useMemo(() => new LiveChannel(`opal-live-${organization}`, liveSource(client)), [organization, client]);
  useEffect(() => channel.listen((event) => refresh(utils, event)), [channel, utils]);
  useEffect(() => channel.start(), [channel]);
  return channel;
}

/** Says to others that a code is on screen. */
export function useShownOnScreen(codeId: number): void {
  const channel = useContext(LiveContext);
  useEffect(() => channel?.show(codeId), [channel, codeId]);
}

const always = (): boolean => true;
const never = () => () => undefined;

/** False while changes are only looked for every 15 seconds. */
export function useIsLive(): boolean {
  const channel = useContext(LiveContext);
  return useSyncExternalStore(channel?.onState ?? never, channel?.isLive ?? always);
}
