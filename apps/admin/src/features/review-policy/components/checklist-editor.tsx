import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { MACHINE_CHECKS } from '@safecode/domain/review/review-policy';
import { Panel } from '../../../components/page/panel.js';
import { messages } from '../messages.js';
import type { ItemValues } from './policy-values.js';
import classes from './policy.module.css';

const CHECKS = [{ value: '', label: messages.byPerson }, ...MACHINE_CHECKS.map((value) => ({ value, label: messages.machine[value] }))];

export interface ChecklistEditorProps {
  items: readonly ItemValues[];
  error: string | null;
  onChange: (items: ItemValues[]) => void;
}

/** What is looked at before an approval: by the person, or by the product. */
export function ChecklistEditor({ items, error, onChange }: ChecklistEditorProps): ReactNode {
  const added = useRef(0);
  const change = (id: string, patch: Partial<ItemValues>): void => onChange(items.map((item) => (item.id === id ? { ...item, ...patch } : item)));
  const add = (): void => {
    added.current += 1;
    onChange([...items, { id: `new ${added.current}`, key: '', text: '', check: '' }]);
  };
  return (
    <Panel title={messages.checklist}>
      <p className={classes.muted}>{items.length === 0 ? messages.noItems : messages.checklistHint}</p>
      {items.length === 0 ? null : (
        <ul className={classes.list}>
          {items.map((item, index) => (
            <li key={item.id} className={classes.item}>
              <TextInput label={messages.itemText(index + 1)} maxLength={200} required value={item.text} onChange={(event) => change(item.id, { text: event.currentTarget.value })} />
              <NativeSelect label={messages.checkedBy} data={CHECKS} value={item.check} onChange={(event) => change(item.id, { check: event.currentTarget.value })} />
              <Button variant="default" aria-label={messages.removeItem(item.text === '' ? messages.itemText(index + 1) : item.text)} onClick={() => onChange(items.filter(({ id }) => id !== item.id))}>
                {messages.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {error === null ? null : <p className={classes.error}>{error}</p>}
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add} className={classes.add ?? ''}>
        {messages.addItem}
      </Button>
    </Panel>
  );
}
