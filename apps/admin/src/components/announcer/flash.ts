import { describeError } from '../../api/describe-error.js';
import { announce } from './announcer.js';

/** What the line shows: something that was done, or something that could not be done. */
export interface Flash {
  readonly text: string;
  readonly isRefusal: boolean;
}

type Listener = (flash: Flash) => void;
const listeners = new Set<Listener>();

function show(next: Flash): void {
  announce(next.text, next.isRefusal ? 'assertive' : 'polite');
  for (const listener of listeners) listener(next);
}

/** Says what was done after the screen it was done on has gone, e.g. "Brand Fernhill created." */
export const flash = (text: string): void => show({ text, isRefusal: false });

/** Says why something was not done, where no place beside the control is left for it. */
export const flashRefusal = (error: unknown): void => show({ text: describeError(error).message, isRefusal: true });

export function onFlash(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
