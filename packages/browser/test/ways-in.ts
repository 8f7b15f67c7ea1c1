/** Where the canaries sit, all on this machine. */
export interface Canaries {
  /** On 127.0.0.1, 127.0.0.2 and ::1. */
  readonly port: number;
  readonly secondPort: number;
  readonly sixthPort: number;
  /** Of a socket for datagrams on 127.0.0.1. */
  readonly datagramPort: number;
}

export interface WayIn {
  readonly name: string;
  /** Markup that tries to reach a canary; `{to}` is its address, with the way's name as path. */
  readonly html: string;
}

const script = (code: string): string => `<script>${code}</script>`;
const worker = (kind: string, code: string): string => script(`{ const url = URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: 'text/javascript' })); (window.kept ??= []).push(new ${kind}(url)); }`);

/** Ways by which a part of a page asks for something. */
const PARTS: readonly WayIn[] = [
  { name: 'img', html: '<img src="{to}">' },
  { name: 'srcset', html: '<img srcset="{to} 1x">' },
  { name: 'picture', html: '<picture><source srcset="{to}"><img></picture>' },
  { name: 'svg-image', html: '<svg width="9" height="9"><image href="{to}" width="9" height="9"/></svg>' },
  { name: 'stylesheet', html: '<link rel="stylesheet" href="{to}">' },
  { name: 'css-url', html: '<div style="background:url({to});width:9px;height:9px">x</div>' },
  { name: 'css-import', html: '<style>@import url({to});</style>' },
  { name: 'font', html: '<style>@font-face{font-family:q;src:url({to})}</style><p style="font-family:q">x</p>' },
  { name: 'script', html: '<script src="{to}"></script>' },
  { name: 'module', html: '<script type="module" src="{to}"></script>' },
  { name: 'dynamic-import', html: script("import('{to}').catch(() => 0)") },
  { name: 'iframe', html: '<iframe src="{to}"></iframe>' },
  { name: 'object', html: '<object data="{to}" type="text/html"></object>' },
  { name: 'embed', html: '<embed src="{to}" type="text/html">' },
  { name: 'video', html: '<video src="{to}" preload="auto"></video>' },
  { name: 'audio', html: '<audio src="{to}" preload="auto"></audio>' },
  { name: 'poster', html: '<video poster="{to}"></video>' },
  { name: 'input-image', html: '<input type="image" src="{to}">' },
  { name: 'fetch', html: script("fetch('{to}').catch(() => 0)") },
  { name: 'fetch-post', html: script("fetch('{to}', { method: 'POST', mode: 'no-cors', body: 'x' }).catch(() => 0)") },
  { name: 'fetch-keepalive', html: script("fetch('{to}', { keepalive: true, mode: 'no-cors' }).catch(() => 0)") },
  { name: 'xhr', html: script("const x = new XMLHttpRequest(); x.open('GET', '{to}'); x.send();") },
  { name: 'beacon', html: script("navigator.sendBeacon('{to}', 'x')") },
  { name: 'event-source', html: script("new EventSource('{to}')") },
  { name: 'websocket', html: script("new WebSocket('{to}'.replace('http', 'ws'))") },
  { name: 'ping', html: `<a href="#x" ping="{to}" id="ping">x</a>${script("document.getElementById('ping').click()")}` },
  { name: 'worker-fetch', html: worker('Worker', "fetch('{to}', { mode: 'no-cors' }).catch(() => 0)") },
  { name: 'worker-import', html: worker('Worker', "importScripts('{to}')") },
  { name: 'worker-socket', html: worker('Worker', "new WebSocket('{to}'.replace('http', 'ws'))") },
  { name: 'shared-worker', html: worker('SharedWorker', "fetch('{to}', { mode: 'no-cors' }).catch(() => 0)") },
  { name: 'service-worker', html: script("navigator.serviceWorker && navigator.serviceWorker.register('/service-worker.js?to=' + encodeURIComponent('{to}')).catch(() => 0)") },
  { name: 'preload', html: '<link rel="preload" as="image" href="{to}">' },
  { name: 'prefetch', html: '<link rel="prefetch" href="{to}">' },
  { name: 'modulepreload', html: '<link rel="modulepreload" href="{to}">' },
  { name: 'preconnect', html: '<link rel="preconnect" href="{to}">' },
  { name: 'manifest', html: '<link rel="manifest" href="{to}">' },
  { name: 'srcdoc', html: '<iframe srcdoc="&lt;img src={to}&gt;"></iframe>' },
  { name: 'frame-location', html: `<iframe id="fl"></iframe>${script("document.getElementById('fl').contentWindow.location = '{to}'")}` },
  { name: 'frame-form', html: `<iframe name="ff"></iframe><form target="ff" action="{to}" method="post" id="ffo"></form>${script("document.getElementById('ffo').submit()")}` },
  { name: 'frame-refresh', html: '<iframe srcdoc="&lt;meta http-equiv=refresh content=&quot;0;url={to}&quot;&gt;"></iframe>' },
  { name: 'frame-redirect', html: '<iframe src="/redirect?code=302&to={to}"></iframe>' },
  { name: 'img-redirect', html: '<img src="/redirect?code=301&to={to}">' },
  { name: 'fetch-redirect', html: script("fetch('/redirect?code=307&to={to}').catch(() => 0)") },
  { name: 'script-redirect', html: '<script src="/redirect?code=308&to={to}"></script>' },
  { name: 'turn', html: script("try { const peer = new RTCPeerConnection({ iceServers: [{ urls: 'turn:' + new URL('{to}').host + '?transport=tcp', username: 'u', credential: 'c' }] }); peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer)); window.peer = peer; } catch {}") },
  { name: 'transport', html: script("try { const t = new WebTransport('{to}'.replace('http', 'https')); t.ready.catch(() => 0); t.closed.catch(() => 0); } catch {}") },
];

/** Other spellings of the addresses of this machine. */
function spellings({ port, secondPort, sixthPort }: Canaries): readonly (readonly [string, string])[] {
  return [
    ['decimal', `http://2130706433:${port}`], ['hexadecimal', `http://0x7f000001:${port}`], ['hexadecimal-parts', `http://0x7f.0.0.0x1:${port}`], ['octal', `http://0177.0.0.1:${port}`], ['short', `http://127.1:${port}`],
    ['full-width', `http://１２７.０.０.１:${port}`], ['localhost', `http://localhost:${port}`], ['localhost-point', `http://localhost.:${port}`], ['sub-localhost', `http://inner.localhost:${port}`], ['upper-case', `http://LOCALHOST:${port}`],
    ['unspecified', `http://0.0.0.0:${port}`], ['second', `http://127.0.0.2:${secondPort}`], ['six', `http://[::1]:${sixthPort}`], ['mapped', `http://[::ffff:127.0.0.1]:${port}`], ['mapped-hexadecimal', `http://[::ffff:7f00:1]:${port}`], ['user', `http://shop@127.0.0.1:${port}`], ['scheme-relative', `//127.0.0.1:${port}`],
  ];
}

/** Ways to lead the whole page away. */
const JOURNEYS: readonly WayIn[] = [
  { name: 'meta-refresh', html: '<meta http-equiv="refresh" content="0;url={to}">' },
  { name: 'location', html: script("location.href = '{to}'") },
  { name: 'form', html: `<form action="{to}" method="post" id="form"></form>${script("document.getElementById('form').submit()")}` },
  { name: 'window-open', html: script("window.open('{to}')") },
  { name: 'blank-link', html: `<a href="{to}" target="_blank" id="link">x</a>${script("document.getElementById('link').click()")}` },
];

const fill = ({ name, html }: WayIn, origin: string): WayIn => ({ name, html: html.replaceAll('{to}', `${origin}/${name}`) });

/** Everything that one page can try at once. */
export function partsOfPage(canaries: Canaries): WayIn[] {
  const origin = `http://127.0.0.1:${canaries.port}`;
  const stun = `<script>try { const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${canaries.datagramPort}' }] }); peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer)); window.other = peer; } catch {}</script>`;
  return [{ name: 'stun', html: stun }, ...PARTS.map((way) => fill(way, origin)), ...spellings(canaries).map(([name, address]) => fill({ name, html: '<img src="{to}">' }, address))];
}

/** What needs a page of its own. */
export function journeysOf({ port }: Canaries): WayIn[] {
  return JOURNEYS.map((way) => fill(way, `http://127.0.0.1:${port}`));
}
