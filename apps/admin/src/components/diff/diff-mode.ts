import { useMediaQuery } from '@mantine/hooks';

export const DIFF_MODES = ['split', 'unified', 'text'] as const;
export type DiffMode = (typeof DIFF_MODES)[number];

const STORAGE_KEY = 'opal.diff-mode';

/** How diffs were looked at last in this browser. */
export function readDiffMode(): DiffMode | null {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return DIFF_MODES.find((mode) => mode === stored) ?? null;
  } catch {
    return null;
  }
}

export function rememberDiffMode(mode: DiffMode): void {
  try {
    localStorage.setItem(STORAGE_KEY, mode);
  } catch {
    // Storage can be switched off; the address still says it.
  }
}

/** What the address says, else what was chosen last, else what fits: side by side from 75em. A phone has no room for two sides. */
export function useDiffMode(asked: DiffMode | undefined): DiffMode {
  const isWide = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false });
  const hasRoomForTwo = useMediaQuery('(min-width: 48em)', undefined, { getInitialValueInEffect: false });
  const wanted = asked ?? readDiffMode() ?? (isWide ? 'split' : 'unified');
  return wanted === 'split' && !hasRoomForTwo ? 'unified' : wanted;
}
