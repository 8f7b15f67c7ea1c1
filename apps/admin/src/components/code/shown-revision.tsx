import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

export interface ShownRevision {
  readonly codeId: number;
  /** The revision on screen; null until it is known which is the newest. */
  readonly number: number | null;
  readonly newest: number | null;
  /** Shows the newest one: never by itself, because somebody may be reading. */
  readonly showNewest: () => void;
}

const Context = createContext<ShownRevision | null>(null);

export interface ShownRevisionProviderProps {
  codeId: number;
  /** The number in the address; absent: the one that was the newest when the page was opened. */
  asked: number | undefined;
  newest: number | null;
  /** Takes the number out of the address. */
  onNewest: () => void;
  children: ReactNode;
}

/** Keeps the revision that somebody reads, also when a newer one arrives. */
export function ShownRevisionProvider({ codeId, asked, newest, onNewest, children }: ShownRevisionProviderProps): ReactNode {
  const [kept, setKept] = useState<number | null>(newest);
  useEffect(() => {
    if (newest !== null) setKept((now) => now ?? newest);
  }, [newest]);
  const number = asked ?? kept ?? newest;
  const showNewest = (): void => {
    setKept(newest);
    onNewest();
  };
  return <Context value={{ codeId, number, newest, showNewest }}>{children}</Context>;
}

/** Which revision of which code the page shows. Only inside the page of a code. */
export function useShownRevision(): ShownRevision {
  const shown = useContext(Context);
  if (shown === null) throw new Error('Only the page of a code shows a revision.');
  return shown;
}
