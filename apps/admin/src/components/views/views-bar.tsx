import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { SavedView, ViewList } from '@safecode/domain/views/saved-view';
import { describeError } from '../../api/describe-error.js';
import { ActionButton } from '../actions/action-button.js';
import { flash } from '../announcer/flash.js';
import { Notice } from '../states/notice.js';
import { useScope } from '../../routing/use-scope.js';
import { useViewChanges, useViews } from './use-views.js';
import { messages } from './messages.js';
import { ViewDialogs, type Asked } from './view-dialogs.js';
import { isSameSearch, openSearch, toViewSearch, type ListSearch } from './view-search.js';
import classes from './views-bar.module.css';

export interface ViewsBarProps {
  list: ViewList;
  /** The filters and order of the list, without the view that is open. */
  search: ListSearch;
  /** The id of the view that is open, from the address. */
  open: string | undefined;
  /** What the filters are called, for people. */
  describe: (search: ListSearch) => readonly string[];
  onChange: (search: Record<string, string | undefined>) => void;
}

/** Ways to a list that people saved: one click shows its filters, and changes to them can be kept or undone. */
export function ViewsBar({ list, search, open, describe, onChange }: ViewsBarProps): ReactNode {
  const { brand } = useScope();
  const views = useViews(list, brand?.id ?? null).data?.rows ?? [];
  const [asked, setAsked] = useState<Asked>('nothing');
  const active = views.find((view) => String(view.id) === open) ?? null;
  const close = (): void => setAsked('nothing');
  if (views.length === 0 && Object.keys(toViewSearch(search)).length === 0) return null;
  return (
    <div className={classes.bar}>
      <ViewLinks views={views} active={active} search={search} />
      <ViewActions active={active} search={search} onAsk={setAsked} onReset={(view) => onChange({ ...openSearch(view.search, search) })} />
      <ViewDialogs list={list} asked={asked} active={active} search={search} describe={describe} onAsk={setAsked} onClose={close} onOpen={(id) => onChange({ saved: id })} />
    </div>
  );
}

/** The router marks the link whose address is exactly the present one; we mark the open view whose filters were changed. */
const EXACT = { exact: true, includeSearch: true } as const;

function ViewLinks({ views, active, search }: { views: readonly SavedView[]; active: SavedView | null; search: ListSearch }): ReactNode {
  // The router cannot know which list is shown; the schema of its screen says what its address may hold.
  const searchOf = (next: ListSearch) => ((previous: Record<string, unknown>) => ({ ...previous, ...next })) as never;
  return (
    <nav className={classes.links} aria-label={messages.views}>
      <Link to="." search={searchOf({ ...openSearch({}, search), saved: undefined })} activeOptions={EXACT} aria-current={active === null || undefined}>
        {messages.all}
      </Link>
      {views.map((view) => (
        <Link key={view.id} to="." search={searchOf({ ...openSearch(view.search, search), saved: String(view.id) })} activeOptions={EXACT} aria-current={view === active || undefined}>
          {view.name}
          {view.visibility === 'team' ? <IconUsers size={16} aria-label={messages.shared} /> : null}
        </Link>
      ))}
    </nav>
  );
}

interface ViewActionsProps {
  active: SavedView | null;
  search: ListSearch;
  onAsk: (asked: Asked) => void;
  onReset: (view: SavedView) => void;
}

function ViewActions({ active, search, onAsk, onReset }: ViewActionsProps): ReactNode {
  if (active === null) {
    if (Object.keys(toViewSearch(search)).length === 0) return null;
    return (
      <Button size="xs" variant="default" onClick={() => onAsk('save')}>
        {messages.save}
      </Button>
    );
  }
  return (
    <div className={classes.actions}>
      {isSameSearch(active.search, search) ? null : <Modified view={active} search={search} onReset={() => onReset(active)} />}
      <Button size="xs" variant="default" onClick={() => onAsk('edit')}>
        {messages.edit}
      </Button>
    </div>
  );
}

/** The filters differ from those of the view: keep them, or go back to it. */
function Modified({ view, search, onReset }: { view: SavedView; search: ListSearch; onReset: () => void }): ReactNode {
  const { update } = useViewChanges();
  const { id, name, visibility, version } = view;
  const keep = (): void =>
    update.mutate({ id, name, visibility, expectedVersion: version, search: toViewSearch(search) }, { onSuccess: () => flash(messages.saved(name)) });
  return (
    <>
      <span className={classes.modified}>{messages.modified}</span>
      <ActionButton size="xs" variant="default" busy={update.isPending} onClick={keep}>
        {messages.saveChanges}
      </ActionButton>
      <Button size="xs" variant="default" onClick={onReset}>
        {messages.reset}
      </Button>
      {update.error === null ? null : (
        <Notice tone="bad" live="assertive">
          <p>{describeError(update.error).message}</p>
        </Notice>
      )}
    </>
  );
}
