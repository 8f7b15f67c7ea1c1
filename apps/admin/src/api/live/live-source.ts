import type { trpc } from '../trpc.js';
import type { LiveSource } from './live-channel.js';

type Client = ReturnType<typeof trpc.useUtils>['client'];

/** The stream of the API as the channel uses it. The library reconnects by itself after a break. */
export function liveSource(client: Client): LiveSource {
  return {
    open: (input, { onEvent, onOpen, onBroken, onRefused }) => {
      const subscription = client.live.watch.subscribe(
        { codeIds: input.codeIds, ...(input.lastEventId === null ? {} : { lastEventId: input.lastEventId }) },
        {
          onStarted: onOpen,
          onData: ({ id, data }) => onEvent(id, data),
          onError: onRefused,
          // Connecting for the first time carries no error.
          onConnectionStateChange: (connection) => {
            if (connection.state === 'connecting' && connection.error !== null) onBroken();
          },
        },
      );
      return () => subscription.unsubscribe();
    },
  };
}
