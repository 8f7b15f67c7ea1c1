const STORAGE_KEY = 'opal.single-keys';

/** Keys without a modifier can be switched off (WCAG 2.1.4): speech input would type them by accident. */
export function singleKeysEnabled(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeysEnabled(enabled: boolean): void {
  try {
    localStorage.setItem(STORAGE_KEY, enabled ? 'on' : 'off');
  } catch {
    // Storage can be switched off; the keys stay on for this visit.
  }
}

/** True where a key is text or a choice, not a command. Nothing is typed into a checkbox. */
export const isTypingTarget = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) && !target.matches('[type="checkbox"]');
