import { boot } from './legs-and-feet.js';
import { tent, lantern } from './camp.js';
import { landscape } from './landscape.js';
import { paintOf } from './paint.js';
import { downJacket, fleece, shellJacket } from './tops.js';

function svg(width: number, height: number, inner: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice">${inner}</svg>`;
}

/** The picture at the top of the home page: a lit tent under hills at dusk. */
function hero(): string {
  const place = (drawing: string, transform: string): string => `<g transform="${transform}">${drawing}</g>`;
  return svg(
    1600,
    720,
    [
      landscape({ width: 1600, height: 720 }, 'dusk', 41),
      `<radialGradient id="camp"><stop offset="0" stop-color="#f6cf74" stop-opacity=".5"/><stop offset="1" stop-color="#f6cf74" stop-opacity="0"/></radialGradient>`,
      `<ellipse cx="1190" cy="640" rx="330" ry="120" fill="url(#camp)"/>`,
      place(tent(paintOf('#b0491f')), 'translate(980 268) scale(1.02)'),
      place(lantern(paintOf('#2f5d62')), 'translate(1352 486) scale(0.42)'),
      place(boot(paintOf('#7a4a2b')), 'translate(918 540) scale(0.3)'),
    ].join(''),
  );
}

/** The mending room: a rail of jackets, a table, a sewing machine under a lamp. */
function workshop(): string {
  const hung = (drawing: string, x: number): string => `<path d="M${x + 100} 78 v26" stroke="#23282a" stroke-width="4"/><g transform="translate(${x} 70) scale(.5)">${drawing}</g>`;
  return svg(
    960,
    720,
    [
      '<defs><linearGradient id="room" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#e9e0cd"/><stop offset="1" stop-color="#cdbfa3"/></linearGradient><radialGradient id="lamp"><stop offset="0" stop-color="#fff3d6" stop-opacity=".95"/><stop offset="1" stop-color="#fff3d6" stop-opacity="0"/></radialGradient></defs>',
      '<rect width="960" height="720" fill="url(#room)"/>',
      '<g fill="#a8bfb8"><rect x="610" y="90" width="270" height="260" fill="#f7f2e6"/><rect x="624" y="104" width="116" height="232"/><rect x="750" y="104" width="116" height="232"/></g>',
      '<path d="M624 300 L680 230 L740 290 V336 H624 Z M750 270 L800 220 L866 290 V336 H750 Z" fill="#5f7d6a"/>',
      '<path d="M40 78 H560" stroke="#6b6250" stroke-width="10" stroke-linecap="round"/><path d="M70 78 V540 M530 78 V540" stroke="#6b6250" stroke-width="8"/>',
      hung(shellJacket(paintOf('#2f5d62')), 70),
      hung(downJacket(paintOf('#b0491f')), 190),
      hung(fleece(paintOf('#5d6f3f')), 310),
      '<ellipse cx="640" cy="430" rx="330" ry="230" fill="url(#lamp)"/>',
      '<path d="M470 150 L560 230 L520 300" fill="none" stroke="#23282a" stroke-width="9" stroke-linejoin="round"/><path d="M470 290 L570 290 L600 352 L440 352 Z" fill="#1f4037"/><ellipse cx="520" cy="352" rx="80" ry="12" fill="#fff3d6"/>',
      '<rect x="60" y="540" width="840" height="30" rx="4" fill="#8a5a34"/><path d="M110 570 V720 M850 570 V720" stroke="#6f4526" stroke-width="26"/><rect x="60" y="540" width="840" height="9" fill="#a5713f"/>',
      '<g fill="#23282a"><path d="M560 540 V520 H860 V540 Z"/><path d="M800 520 V402 C800 380 784 368 760 368 H610 C594 368 584 380 584 396 V440 H622 V424 H740 V520 Z"/><circle cx="822" cy="420" r="34" fill="#39414d"/><circle cx="822" cy="420" r="10" fill="#d9863b"/><path d="M598 440 h10 v60 h-10 Z" fill="#c9ced0"/></g>',
      '<path d="M640 392 h80" stroke="#d9863b" stroke-width="6" stroke-linecap="round"/><path d="M700 340 v28" stroke="#23282a" stroke-width="6"/><rect x="684" y="320" width="32" height="34" rx="4" fill="#a5402d"/>',
      '<path d="M330 540 C380 500 470 506 600 524 L604 536 H330 Z" fill="#34566f"/><path d="M330 540 C380 512 470 516 598 530" fill="none" stroke="#e9e0cd" stroke-width="3" stroke-dasharray="10 8"/>',
      '<circle cx="180" cy="520" r="22" fill="#a5402d"/><circle cx="226" cy="524" r="17" fill="#c28a2b"/><circle cx="262" cy="526" r="14" fill="#27493f"/>',
    ].join(''),
  );
}

const SCENES: Readonly<Record<string, () => string>> = { hero, workshop };

/** A large picture by name, or undefined. */
export function scenePicture(name: string): string | undefined {
  return Object.hasOwn(SCENES, name) ? SCENES[name]?.() : undefined;
}

/** The mark of the shop as a small picture. */
export const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="#1f4037"/><path d="M5 31 15 15l6 9 3.5-5L35 31z" fill="#f7f2e6"/><path d="M22 12c3 .4 4.3-.7 5.2-3 .9 1.7 2.4 2.2 4.7 2-2 1-2.8 2.3-4.5 3.1-2.2.9-4.1.2-5.4-2.1z" fill="#d9863b"/></svg>';
