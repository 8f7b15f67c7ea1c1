import { useState, type ReactNode } from 'react';
import type { Box } from '@safecode/domain/selector-health/health-view';
import { useScope } from '../../routing/use-scope.js';
import classes from './page-picture.module.css';

const HEIGHT = 160;
const MARGIN = 60;

export interface PagePictureProps {
  snapshotId: number;
  box: Box | null;
  /** False: the place is shown, and nothing is marked there. */
  isMarked?: boolean;
  /** What the picture shows, for people who do not see it. */
  text: string;
  caption: string;
}

/** A part of a page's picture around an element, which is marked. Opens the whole picture. */
export function PagePicture({ snapshotId, box, isMarked = true, text, caption }: PagePictureProps): ReactNode {
  const { slugs } = useScope();
  const [isMissing, setMissing] = useState(false);
  const source = `/api/v1/page-snapshots/${snapshotId}/picture?organization=${encodeURIComponent(slugs.org)}`;
  if (isMissing) return null;
  const top = box === null ? 0 : Math.max(0, box.y + box.height / 2 - HEIGHT / 2);
  const left = box === null ? 0 : Math.max(0, box.x - MARGIN);
  return (
    <figure className={classes.figure}>
      <a className={classes.picture} href={source} target="_blank" rel="noreferrer">
        <img src={source} alt={text} style={{ insetBlockStart: -top, insetInlineStart: -left }} loading="lazy" onError={() => setMissing(true)} />
        {box === null || !isMarked ? null : <span className={classes.mark} style={{ insetBlockStart: box.y - top, insetInlineStart: box.x - left, inlineSize: box.width, blockSize: box.height }} aria-hidden />}
      </a>
      <figcaption className={classes.muted}>{caption}</figcaption>
    </figure>
  );
}
