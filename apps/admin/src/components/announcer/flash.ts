import { announce } from './announcer.js';

type Listener = (text: string | null) => void;
const listeners = new Set<Listener>();

/** Says what was done after the screen it was done on has gone, e.g. "Brand Fernhill created." */
export function flash(text: string): void {
  announce(text);
  for (const listener of listeners) listener(text);
}

export function onFlash(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
