type Listener = () => void;

/** Tells the shell that the server no longer knows the session, so that it can ask for the password in place. */
function createSessionExpiry() {
  let expired = false;
  const listeners = new Set<Listener>();
  const set = (next: boolean): void => {
    if (expired === next) return;
    expired = next;
    for (const listener of listeners) listener();
  };
  return {
    report: (): void => set(true),
    clear: (): void => set(false),
    isExpired: (): boolean => expired,
    subscribe: (listener: Listener): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const sessionExpiry = createSessionExpiry();
