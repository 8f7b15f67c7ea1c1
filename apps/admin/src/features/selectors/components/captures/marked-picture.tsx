import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { PageReference, ViewportName } from '@safecode/domain/page-captures/page-capture';
import type { MatchBox } from '@safecode/domain/page-captures/selector-test';
import { ScrollRegion } from '../../../../components/layout/scroll-region.js';
import { useScope } from '../../../../routing/use-scope.js';
import { pictureAddress } from '../../api/use-page-captures.js';
import { messages } from '../../messages.js';
import classes from './captures.module.css';

/** A place on the picture, with the number that stands for it beside the picture. */
export interface Mark {
  readonly number: number;
  readonly box: MatchBox;
}

export interface MarkedPictureProps {
  page: PageReference;
  viewport: ViewportName;
  /** The part of the page the picture shows; null when there is none. */
  size: { readonly width: number; readonly height: number } | null;
  marks: readonly Mark[];
  /** The number of the mark that is looked at; the picture shows it. */
  focused: number | null;
  /** What the picture shows, for people who do not see it. */
  text: string;
}

/** The picture of a page with places marked on it. It scrolls by itself to the place that is looked at. */
export function MarkedPicture({ page, viewport, size, marks, focused, text }: MarkedPictureProps): ReactNode {
  const { slugs } = useScope();
  const [missing, setMissing] = useState<string | null>(null);
  const source = pictureAddress(slugs.org, page, viewport);
  const canvas = useRef<HTMLDivElement>(null);
  const first = marks.find(({ number }) => number === focused) ?? marks[0];
  const target = size === null || first === undefined ? null : (first.box.y + first.box.height / 2) / size.height;
  useEffect(() => {
    const drawn = canvas.current;
    const frame = drawn?.parentElement;
    if (drawn === null || frame === null || frame === undefined || target === null) return;
    frame.scrollTo({ top: target * drawn.clientHeight - frame.clientHeight / 2 });
  }, [target]);
  useEffect(() => {
    // On a phone the picture stands above what was pressed.
    if (focused !== null) canvas.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [focused]);
  if (size === null || missing === source) return <p className={classes.muted}>{messages.captures.noPicture}</p>;
  const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;
  return (
    <ScrollRegion label={messages.captures.scroll} className={`${classes.frame} ${viewport === 'phone' ? classes.phone : ''}`}>
      <div ref={canvas} className={classes.canvas}>
        <img src={source} alt={text} width={size.width} height={size.height} onError={() => setMissing(source)} />
        {marks.map(({ number, box }) => (
          <span
            key={number}
            className={`${classes.mark} ${number === focused ? classes.strong : ''}`}
            style={{ left: percent(box.x, size.width), top: percent(box.y, size.height), width: percent(box.width, size.width), height: percent(box.height, size.height) }}
            data-mark={number}
            aria-hidden
          >
            <b>{number}</b>
          </span>
        ))}
      </div>
    </ScrollRegion>
  );
}
