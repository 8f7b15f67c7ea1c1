import type { Browser } from 'playwright-core';
import { launchChromium } from '../launch-chromium.js';

/**
 * Closes every way out of the browser that does not go through the proxy:
 * - `<-loopback>`: by itself Chromium sends localhost, loopback and link-local addresses, the metadata services among them, around its proxy;
 * - no QUIC and with it no WebTransport: they are UDP and know no proxy;
 * - WebRTC may use what the proxy carries only, and resolves nothing;
 * - no name is resolved here, neither in advance nor for anything that would ask: the proxy does that and checks the answer;
 * - nothing is fetched on the browser's own account.
 */
function guardArguments(proxyAddress: string): string[] {
  return [
    `--proxy-server=http://${proxyAddress}`,
    '--proxy-bypass-list=<-loopback>',
    '--disable-quic',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    '--dns-prefetch-disable',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-pings',
    '--no-first-run',
    '--deny-permission-prompts',
    '--disable-speech-api',
  ];
}

/** Starts a browser of its own for one visit, with an empty profile, that reaches the network through this proxy only. */
export async function launchGuarded(proxyAddress: string): Promise<Browser> {
  return launchChromium({ args: guardArguments(proxyAddress), timeout: 30_000 });
}
