import { useState, type ReactNode } from 'react';
import type { FoundElements } from '@safecode/domain/page-captures/found-element';
import { ActionButton } from '../../../../components/actions/action-button.js';
import { ChoiceButtons } from '../../../../components/actions/choice-buttons.js';
import { flash, flashRefusal } from '../../../../components/announcer/flash.js';
import { Panel } from '../../../../components/page/panel.js';
import { EmptyState } from '../../../../components/states/empty-state.js';
import { useBrandScope } from '../../../../routing/use-scope.js';
import { useSearchState } from '../../../../routing/use-search-state.js';
import { useSelectorChanges } from '../../api/use-selectors.js';
import { messages } from '../../messages.js';
import { writeReference } from '../../routes/page-reference.js';
import { selectorFindSearchSchema } from '../../routes/selector-find-search.js';
import { MarkedPicture } from '../captures/marked-picture.js';
import { Split } from '../captures/split.js';
import { nameOf, readChosen, toItems, whyNot, writeChosen } from './choose-elements.js';
import classes from './finder.module.css';
import { FoundElementRow } from './found-element.js';

const words = messages.finder;

/** The picture with what was found, and beside it the elements to choose from. */
export function FinderResults({ found }: { found: FoundElements }): ReactNode {
  const [search, change] = useSearchState(selectorFindSearchSchema);
  const [focused, setFocused] = useState<number | null>(null);
  if (found.elements.length === 0) return <EmptyState title={words.nothing}>{words.nothingText}</EmptyState>;
  const view = found.views.find(({ viewport }) => viewport === search.window) ?? found.views[0];
  const marks = found.elements.flatMap((element, at) => {
    const box = element.places.find(({ viewport }) => viewport === view?.viewport)?.box ?? null;
    return box === null || (search.show === 'unlisted' && element.listed !== null) ? [] : [{ number: at + 1, box }];
  });
  const page = { kind: 'capture', id: found.captureId } as const;
  return (
    <Split
      picture={
        view === undefined ? null : (
          <Panel
            title={messages.captures.picture}
            aside={<ChoiceButtons label={messages.window} value={view.viewport} choices={found.views.map(({ viewport }) => ({ value: viewport, label: messages.windows[viewport] }))} onChoose={(window) => change({ window })} />}
          >
            <MarkedPicture page={page} viewport={view.viewport} size={view.picture} marks={marks} focused={focused} text={words.pictureOf(marks.length)} />
          </Panel>
        )
      }
    >
      <ElementList found={found} onShow={setFocused} />
    </Split>
  );
}

function ElementList({ found, onShow }: { found: FoundElements; onShow: (number: number) => void }): ReactNode {
  const { brand, can } = useBrandScope();
  const [search, change] = useSearchState(selectorFindSearchSchema);
  const { createMany } = useSelectorChanges();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const chosen = readChosen(search.sel, found.elements);
  const items = toItems(found.elements, chosen, { pageType: found.pageType, names });
  const add = async (): Promise<void> => {
    const { results } = await createMany.mutateAsync({ brandId: brand.id, items });
    const refused = results.flatMap(({ refusal }, at) => (refusal === null ? [] : [[items[at]?.role ?? '', refusal] as const]));
    setRefusals(new Map(refused));
    flash(words.added(results.length - refused.length, refused.length));
    change({ sel: refused.length === 0 ? undefined : refused.map(([role]) => role).join(',') }, 'replace');
  };
  const shown = found.elements.map((element, at) => ({ element, number: at + 1 })).filter(({ element }) => search.show !== 'unlisted' || element.listed === null);
  return (
    <Panel
      title={words.found(found.elements.length)}
      aside={<ChoiceButtons label={words.show} value={search.show ?? 'all'} choices={[{ value: 'all', label: words.all }, { value: 'unlisted', label: words.unlisted }]} onChoose={(show) => change({ show: show === 'unlisted' ? show : undefined })} />}
    >
      <p className={classes.muted}>{words.compared(found.comparedWith.length, found.hasEarlier)}</p>
      {shown.length === 0 ? <p>{words.allListed}</p> : null}
      <ol className={classes.list}>
        {shown.map(({ element, number }) => (
          <FoundElementRow
            key={element.role}
            element={element}
            number={number}
            page={writeReference({ kind: 'capture', id: found.captureId })}
            isChosen={chosen.has(element.role)}
            name={nameOf(element.role, names)}
            refusal={refusals.get(element.role) ?? null}
            onChoose={(isChosen) => change({ sel: writeChosen(chosen, element.role, isChosen) }, 'replace')}
            onName={(name) => setNames(new Map(names).set(element.role, name))}
            onShow={() => onShow(number)}
          />
        ))}
      </ol>
      <div className={classes.bar}>
        <ActionButton blockedBy={whyNot(items, can('knowledge.update'))} busy={createMany.isPending} onClick={() => void add().catch(flashRefusal)}>
          {words.add(items.length)}
        </ActionButton>
      </div>
    </Panel>
  );
}
