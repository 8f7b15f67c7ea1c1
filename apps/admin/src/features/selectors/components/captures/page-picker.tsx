import { NativeSelect } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { isCaptureOver, type CapturedPages, type PageReference } from '@safecode/domain/page-captures/page-capture';
import { ActionButton } from '../../../../components/actions/action-button.js';
import { EmptyState } from '../../../../components/states/empty-state.js';
import { formatMoment } from '../../../../i18n/format-time.js';
import { useBrandScope } from '../../../../routing/use-scope.js';
import { findCapture } from '../../api/use-page-captures.js';
import { messages } from '../../messages.js';
import { readReference, writeReference } from '../../routes/page-reference.js';
import { CaptureDialog } from './capture-dialog.js';
import { CaptureProgress } from './capture-progress.js';
import classes from './captures.module.css';

export interface PagePickerProps {
  pages: CapturedPages;
  /** Which kinds can be chosen. */
  kinds: readonly PageReference['kind'][];
  chosen: PageReference | null;
  onChoose: (page: PageReference) => void;
  /** The work on the page, drawn once there is one that is done. */
  children: (page: PageReference) => ReactNode;
}

function choices({ captures, snapshots }: CapturedPages, kinds: PagePickerProps['kinds']) {
  const ofCaptures = captures.map(({ id, pageType, title, address, createdAt, stage }) => ({
    value: writeReference({ kind: 'capture', id }),
    label: messages.captures.choice({ pageType, name: title ?? address, at: formatMoment(createdAt), state: stage === 'done' ? null : isCaptureOver(stage) ? 'failed' : 'open' }),
  }));
  const ofSnapshots = snapshots.map(({ id, pageType, title, address, seenAt }) => ({
    value: writeReference({ kind: 'snapshot', id }),
    label: messages.captures.choice({ pageType, name: title === '' ? address : title, at: formatMoment(seenAt), state: null }),
  }));
  return [
    ...(ofCaptures.length === 0 ? [] : [{ group: messages.captures.captures, items: ofCaptures }]),
    ...(ofSnapshots.length === 0 || !kinds.includes('snapshot') ? [] : [{ group: messages.captures.watched, items: ofSnapshots }]),
  ];
}

/** Chooses the page to work on, or captures one; while a capture is under way its progress stands in place of the work. */
export function PagePicker({ pages, kinds, chosen, onChoose, children }: PagePickerProps): ReactNode {
  const { brand, can } = useBrandScope();
  const [isAsking, setAsking] = useState(false);
  const groups = choices(pages, kinds);
  const capture = findCapture(pages, chosen);
  const value = chosen === null ? '' : writeReference(chosen);
  const isKnown = groups.some(({ items }) => items.some((item) => item.value === value));
  const ask = (
    <ActionButton leftSection={<IconCamera size={18} aria-hidden />} blockedBy={can('knowledge.update') ? null : messages.notAllowed} onClick={() => setAsking(true)} variant={groups.length === 0 ? 'filled' : 'default'}>
      {messages.captures.capture}
    </ActionButton>
  );
  return (
    <>
      {groups.length === 0 ? (
        <EmptyState title={messages.captures.none} action={ask}>
          {messages.captures.noneText}
        </EmptyState>
      ) : (
        <div className={classes.picker}>
          <NativeSelect
            label={messages.captures.page}
            value={isKnown ? value : ''}
            data={[...(!isKnown ? [{ value: '', label: messages.captures.choose }] : []), ...groups]}
            onChange={(event) => {
              const page = readReference(event.currentTarget.value === '' ? undefined : event.currentTarget.value);
              if (page !== null) onChoose(page);
            }}
          />
          {ask}
        </div>
      )}
      {capture !== undefined && capture.stage !== 'done' ? <CaptureProgress capture={capture} /> : chosen === null ? null : children(chosen)}
      <CaptureDialog opened={isAsking} brand={brand} places={pages.places} onClose={() => setAsking(false)} onCapture={({ id }) => onChoose({ kind: 'capture', id })} />
    </>
  );
}
