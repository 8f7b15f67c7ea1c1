export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** `#L12`, `#L12-L18`, and `#css-L3` for the style sheet. */
export function parseLineAnchor(hash: string): { language: 'js' | 'css'; range: LineRange } | null {
  const match = /^#?(css-)?L(\d{1,6})(?:-L(\d{1,6}))?$/.exec(hash);
  if (match === null) return null;
  const from = Number(match[2]);
  const to = match[3] === undefined ? from : Number(match[3]);
  if (from < 1 || to < from) return null;
  return { language: match[1] === undefined ? 'js' : 'css', range: { from, to } };
}

/** The anchor of one line, without `#`. */
export const formatLineAnchor = (language: 'js' | 'css', line: number): string => `${language === 'css' ? 'css-' : ''}L${line}`;
