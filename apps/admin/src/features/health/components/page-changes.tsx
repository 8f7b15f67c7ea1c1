import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PageChange } from '@safecode/domain/selector-health/region-change';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash, flashRefusal } from '../../../components/announcer/flash.js';
import { Panel } from '../../../components/page/panel.js';
import { PagePicture } from '../../../components/pictures/page-picture.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useHealthChanges, usePageChanges } from '../api/use-health.js';
import { messages } from '../messages.js';
import classes from './health.module.css';

/** What changed around selectors without breaking them: nobody has to act, and somebody may want to look. */
export function PageChanges({ brandId, mayMark }: { brandId: number; mayMark: boolean }): ReactNode {
  const pages = usePageChanges(brandId).data?.pages ?? [];
  return pages.map((change) => <Change key={`${change.pageId} ${change.seenAt}`} change={change} mayMark={mayMark} />);
}

type Region = PageChange['regions'][number];

function Change({ change, mayMark }: { change: PageChange; mayMark: boolean }): ReactNode {
  const { brand } = useBrandScope();
  const { markSeen } = useHealthChanges();
  const { regions, pageType, url, seenAt } = change;
  const mark = (): void => markSeen.mutate({ brandId: brand.id, ids: regions.map(({ id }) => id) }, { onSuccess: () => flash(messages.markedSeen), onError: flashRefusal });
  return (
    <Panel
      title={messages.changed(regions.length, pageType)}
      aside={
        <span>
          {messages.opened} <TimeStamp iso={seenAt} />
        </span>
      }
    >
      <p className={classes.muted}>
        <span className={classes.url}>{url}</span>
      </p>
      <ul className={classes.plain}>
        {regions.map((region) => (
          <ChangedRegion key={region.id} region={region} />
        ))}
      </ul>
      <ActionButton variant="default" busy={markSeen.isPending} blockedBy={mayMark ? null : messages.notAllowed} onClick={mark}>
        {messages.markSeen}
      </ActionButton>
    </Panel>
  );
}

function ChangedRegion({ region }: { region: Region }): ReactNode {
  const { slugs } = useBrandScope();
  const { selectorId, name, selector, added, removed, impact, before, now } = region;
  const hasImpact = impact.templates.length + impact.codes.length > 0;
  return (
    <li className={classes.entry}>
      <div>
        <div className={classes.head}>
          <h3>
            <Link to={paths.selector(slugs.org, slugs.brand ?? '', selectorId)}>{name}</Link>
          </h3>
        </div>
        <code className={classes.selector}>{selector}</code>
        <Lines label={messages.cameIn} lines={added} />
        <Lines label={messages.wentOut} lines={removed} />
        <p>
          {messages.usedBy}: {hasImpact ? messages.atRisk(impact.templates.length, impact.codes.length, impact.liveCount) : messages.noRisk}
        </p>
      </div>
      <div className={classes.pictures}>
        {before === null ? null : <PagePicture snapshotId={before.snapshotId} box={before.box} text={messages.beforeOf(name)} caption={messages.before} />}
        {now === null ? null : <PagePicture snapshotId={now.snapshotId} box={now.box} text={messages.placeOf(name)} caption={messages.now} />}
      </div>
    </li>
  );
}

const SHOWN = 6;

function Lines({ label, lines }: { label: string; lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  const more = lines.length - SHOWN;
  return (
    <p>
      {label}:{' '}
      {lines.slice(0, SHOWN).map((line, at) => (
        <span key={line}>
          {at === 0 ? '' : ', '}
          <code className={classes.selector}>{line}</code>
        </span>
      ))}
      {more > 0 ? ` ${messages.moreLines(more)}` : ''}
    </p>
  );
}
