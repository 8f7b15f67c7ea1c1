import { Button, Checkbox, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { INSERT_POSITIONS } from '@safecode/domain/templates/slot';
import { messages } from '../messages.js';
import { newSlot, type SlotFields, type TemplateValues } from './template-values.js';
import classes from './templates.module.css';

type Fields = UseFormReturnType<TemplateValues>;

const KINDS = Object.entries(messages.kinds).map(([value, label]) => ({ value, label }));
const QUANTITIES = Object.entries(messages.quantities).map(([value, label]) => ({ value, label }));
const UNITS = ['px', 'rem', 'em', '%', 's', 'ms'];

/** The fields only this kind of slot has. */
function KindFields({ fields, index, slot }: { fields: Fields; index: number; slot: SlotFields }): ReactNode {
  const at = (name: string) => fields.getInputProps(`slots.${index}.${name}`);
  switch (slot.kind) {
    case 'text':
      return <TextInput label={messages.slotMaxLength} inputMode="numeric" {...at('maxLength')} />;
    case 'number':
      return (
        <>
          <TextInput label={messages.slotMin} inputMode="decimal" {...at('min')} />
          <TextInput label={messages.slotMax} inputMode="decimal" {...at('max')} />
          <NativeSelect label={messages.slotUnit} data={[{ value: '', label: messages.noUnit }, ...UNITS.map((value) => ({ value, label: value }))]} {...at('unit')} />
          <NativeSelect label={messages.slotQuantity} data={QUANTITIES} {...at('quantity')} />
        </>
      );
    case 'selector':
      return <TextInput label={messages.slotRole} description={messages.slotRoleHint} required spellCheck={false} {...at('role')} />;
    case 'color':
    case 'url':
    case 'position':
      return null;
  }
}

function DefaultField({ fields, index, slot }: { fields: Fields; index: number; slot: SlotFields }): ReactNode {
  const props = fields.getInputProps(`slots.${index}.default`);
  if (slot.kind !== 'position') return <TextInput label={messages.slotDefault} {...props} />;
  return <NativeSelect label={messages.slotDefault} data={[{ value: '', label: messages.noUnit }, ...INSERT_POSITIONS.map((value) => ({ value, label: value }))]} {...props} />;
}

/** The typed holes of a template. */
export function SlotEditor({ fields }: { fields: Fields }): ReactNode {
  const { slots } = fields.values;
  return (
    <div className={classes.slots}>
      <p className={classes.muted}>{messages.slotsLead}</p>
      {slots.map((slot, index) => {
        const at = (name: string) => fields.getInputProps(`slots.${index}.${name}`);
        const title = slot.label === '' ? messages.slotNumber(index) : slot.label;
        return (
          <fieldset key={slot.key} className={classes.slot}>
            <legend>{title}</legend>
            <div className={classes.slotGrid}>
              <NativeSelect label={messages.slotKind} data={KINDS} {...at('kind')} />
              <TextInput label={messages.slotName} description={messages.slotNameHint} required spellCheck={false} {...at('name')} />
              <TextInput label={messages.slotLabel} required {...at('label')} />
              <DefaultField fields={fields} index={index} slot={slot} />
              <KindFields fields={fields} index={index} slot={slot} />
              <TagsInput label={messages.slotHints} {...at('hints')} />
            </div>
            <Checkbox label={messages.slotRequired} {...fields.getInputProps(`slots.${index}.required`, { type: 'checkbox' })} />
            <div>
              <Button size="xs" variant="default" onClick={() => fields.removeListItem('slots', index)}>
                {messages.removeSlot(title)}
              </Button>
            </div>
          </fieldset>
        );
      })}
      <div>
        <Button variant="default" onClick={() => fields.insertListItem('slots', newSlot(`new-${Date.now()}`))}>
          {messages.addSlot}
        </Button>
      </div>
    </div>
  );
}
