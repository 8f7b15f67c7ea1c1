import { useEffect, useRef, useState, type ReactNode } from 'react';

function useOverflow(): [React.RefObject<HTMLDivElement | null>, boolean] {
  const ref = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => setOverflows(element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return [ref, overflows];
}

export interface ScrollRegionProps {
  label: string;
  className?: string | undefined;
  /** Tables inside a panel give up their own frame. */
  isTable?: boolean;
  children: ReactNode;
}

/**
 * A box that scrolls when its content is wider or higher. Only then it can be reached by keyboard and has a name: a
 * stop that does nothing would be in everybody's way.
 */
export function ScrollRegion({ label, className, isTable = false, children }: ScrollRegionProps): ReactNode {
  const [ref, overflows] = useOverflow();
  const reachable = overflows ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {};
  return (
    <div ref={ref} className={className} data-table-box={isTable || undefined} {...reachable}>
      {children}
    </div>
  );
}
