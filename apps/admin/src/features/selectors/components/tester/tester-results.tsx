import { useState, type ReactNode } from 'react';
import type { PageReference, ViewportName } from '@safecode/domain/page-captures/page-capture';
import type { SelectorTest } from '@safecode/domain/page-captures/selector-test';
import { ActionButton } from '../../../../components/actions/action-button.js';
import { ChoiceButtons } from '../../../../components/actions/choice-buttons.js';
import { Panel } from '../../../../components/page/panel.js';
import { messages } from '../../messages.js';
import { MarkedPicture } from '../captures/marked-picture.js';
import { Split } from '../captures/split.js';
import { AlternativesPanel } from './alternatives-panel.js';
import { MatchTable } from './match-table.js';
import { VerdictPanel } from './verdict-panel.js';

export interface TesterResultsProps {
  page: PageReference;
  test: SelectorTest;
  window: ViewportName | undefined;
  onWindow: (window: ViewportName) => void;
  onUse: (selector: string) => void;
  onAdd: () => void;
  mayAdd: boolean;
}

/** Why the selector cannot be added to the list now, or null. */
function blockedBy({ test, mayAdd }: Pick<TesterResultsProps, 'test' | 'mayAdd'>): string | null {
  if (!mayAdd) return messages.notAllowed;
  return test.listed === null ? null : messages.tester.alreadyListed(test.listed.name);
}

/** The picture with every match, and beside it what they are worth. */
export function TesterResults({ page, test, window, onWindow, onUse, onAdd, mayAdd }: TesterResultsProps): ReactNode {
  const [focused, setFocused] = useState<number | null>(null);
  const view = test.views.find(({ viewport }) => viewport === window) ?? test.views[0];
  if (view === undefined) return null;
  const marks = view.matches.flatMap(({ box }, at) => (box === null ? [] : [{ number: at + 1, box }]));
  const picture = (
    <Panel
      title={messages.captures.picture}
      aside={<ChoiceButtons label={messages.window} value={view.viewport} choices={test.views.map(({ viewport }) => ({ value: viewport, label: messages.windows[viewport] }))} onChoose={onWindow} />}
    >
      <MarkedPicture page={page} viewport={view.viewport} size={view.picture} marks={marks} focused={focused} text={messages.tester.pictureOf(test.page?.address ?? '', marks.length)} />
      {view.count > 0 && view.visibleCount === null ? <p>{messages.captures.noPlaces}</p> : null}
    </Panel>
  );
  const add = (
    <div>
      <ActionButton blockedBy={blockedBy({ test, mayAdd })} onClick={onAdd}>
        {messages.tester.add}
      </ActionButton>
    </div>
  );
  return (
    <>
      <Split picture={picture}>
        <VerdictPanel test={test} action={add} />
        <AlternativesPanel test={test} onUse={onUse} />
      </Split>
      <MatchTable view={view} onShow={setFocused} />
    </>
  );
}
