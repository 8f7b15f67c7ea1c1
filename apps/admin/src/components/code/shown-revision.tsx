import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

export interface ShownRevision {
  readonly codeId: number;
  /** The revision on screen; null until it is known which is the newest. */
  readonly number: number | null;
  readonly newest: number | null;
  /** Shows another one: a newer one never comes by itself, because somebody may be reading. */
  readonly show: (number: number) => void;
  /** Why it could not be found out which is the newest. */
  readonly failure: { readonly error: unknown; readonly retry: () => unknown } | null;
}

const Context = createContext<ShownRevision | null>(null);

export interface ShownRevisionProviderProps {
  codeId: number;
  /** The number in the address; absent: the one that was the newest when the page was opened. */
  asked: number | undefined;
  newest: number | null;
  failure: ShownRevision['failure'];
  /** Takes the number out of the address. */
  onShow: () => void;
  children: ReactNode;
}

/** Keeps the revision that somebody reads, also when a newer one arrives. */
export function ShownRevisionProvider({ codeId, asked, newest, failure, onShow, children }: ShownRevisionProviderProps): ReactNode {
  const [kept, setKept] = useState<number | null>(newest);
  useEffect(() => {
    if (newest !== null) setKept((now) => now ?? newest);
  }, [newest]);
  const number = asked ?? kept ?? newest;
  const show = (next: number): void => {
    setKept(next);
    onShow();
  };
  return <Context value={{ codeId, number, newest, show, failure }}>{children}</Context>;
}

/** Which revision of which code the page shows. Only inside the page of a code. */
export function useShownRevision(): ShownRevision {
  const shown = useContext(Context);
  if (shown === null) throw new Error('Only the page of a code shows a revision.');
  return shown;
}
