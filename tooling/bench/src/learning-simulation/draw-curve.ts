const WIDTH = 720;
const HEIGHT = 300;
const PAD = { left: 56, right: 16, top: 16, bottom: 44 };
const MARKS = [0, 25, 50, 75, 100] as const;

/** A curve of shares 0..1 over requests as an SVG document: the same curve gives the same bytes. */
export function drawCurve(shares: readonly number[], texts: { readonly title: string; readonly x: string; readonly y: string; readonly goal: number }): string {
  const x = (at: number): number => round(PAD.left + (at / (shares.length - 1)) * (WIDTH - PAD.left - PAD.right));
  const y = (share: number): number => round(PAD.top + (1 - share) * (HEIGHT - PAD.top - PAD.bottom));
  const grid = MARKS.flatMap((mark) => [
    `<line x1="${PAD.left}" x2="${WIDTH - PAD.right}" y1="${y(mark / 100)}" y2="${y(mark / 100)}" stroke="#dee2e6"/>`,
    `<text x="${PAD.left - 8}" y="${y(mark / 100) + 4}" text-anchor="end">${mark} %</text>`,
  ]);
  const ticks = shares.flatMap((_, at) => ((at + 1) % 20 === 0 || at === 0 ? [`<text x="${x(at)}" y="${HEIGHT - PAD.bottom + 18}" text-anchor="middle">${at + 1}</text>`] : []));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${texts.title}" font-family="system-ui, sans-serif" font-size="12" fill="#495057">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...grid,
    ...ticks,
    `<line x1="${PAD.left}" x2="${WIDTH - PAD.right}" y1="${y(texts.goal)}" y2="${y(texts.goal)}" stroke="#c5702f" stroke-dasharray="5 4"/>`,
    `<polyline fill="none" stroke="#1c7ed6" stroke-width="2" points="${shares.map((share, at) => `${x(at)},${y(share)}`).join(' ')}"/>`,
    `<text x="${(PAD.left + WIDTH - PAD.right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${texts.x}</text>`,
    `<text transform="translate(14 ${y(0.5)}) rotate(-90)" text-anchor="middle">${texts.y}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

const round = (value: number): number => Math.round(value * 10) / 10;
