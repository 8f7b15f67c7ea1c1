import { Button, Checkbox, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FoundElement } from '@safecode/domain/page-captures/found-element';
import { LinkButton } from '../../../../components/actions/link-button.js';
import { Notice } from '../../../../components/states/notice.js';
import { StatusBadge } from '../../../../components/status/status-badge.js';
import { formatPercent } from '../../../../i18n/format-number.js';
import { useBrandScope } from '../../../../routing/use-scope.js';
import { paths } from '../../../../routing/paths.js';
import { messages } from '../../messages.js';
import classes from './finder.module.css';

const words = messages.finder;

export interface FoundElementRowProps {
  element: FoundElement;
  number: number;
  /** The address of the page as the tester knows it. */
  page: string;
  isChosen: boolean;
  name: string;
  /** Why it was not added, from the last try. */
  refusal: string | null;
  onChoose: (isChosen: boolean) => void;
  onName: (name: string) => void;
  onShow: () => void;
}

/** One element that was found: what it is, the selector for it, and how much that selector is worth. */
export function FoundElementRow({ element, number, page, isChosen, name, refusal, onChoose, onName, onShow }: FoundElementRowProps): ReactNode {
  const { slugs, brand } = useBrandScope();
  const { selector, role, listed, drift } = element;
  return (
    <li className={classes.element}>
      <div className={classes.head}>
        <span className={classes.number} aria-hidden>
          {number}
        </span>
        {listed === null ? (
          <Checkbox label={words.roleName(role)} checked={isChosen} description={words.sure(formatPercent(element.confidence))} onChange={(event) => onChoose(event.currentTarget.checked)} />
        ) : (
          <div>
            <strong>{words.roleName(role)}</strong>
            <p className={classes.muted}>{words.listedAs(listed.name)}</p>
          </div>
        )}
        {drift === null ? null : <StatusBadge family="drift" status={drift} />}
        <div className={classes.actions}>
          <Button size="xs" variant="default" aria-label={words.showOf(words.roleName(role))} onClick={onShow}>
            {messages.tester.show}
          </Button>
          <LinkButton size="xs" variant="default" to={paths.selectorTester(slugs.org, brand.slug)} search={{ page, selector }}>
            {words.tryIt}
          </LinkButton>
        </div>
      </div>
      <code className={classes.long}>{selector}</code>
      {element.text === '' ? null : <p className={classes.line}>{words.says(element.tag, element.text)}</p>}
      <p className={classes.muted}>
        {words.worth({ stability: formatPercent(element.stability), ...element.uniqueElsewhere })}. {words.seen(element.places.map(({ viewport, count, visible }) => ({ window: messages.windows[viewport], count, visible })))}.
      </p>
      {isChosen && listed === null ? <TextInput label={messages.name} aria-label={words.nameOf(role)} value={name} maxLength={120} required onChange={(event) => onName(event.currentTarget.value)} /> : null}
      {refusal === null ? null : (
        <Notice tone="warn">
          <p>{refusal}</p>
        </Notice>
      )}
    </li>
  );
}
