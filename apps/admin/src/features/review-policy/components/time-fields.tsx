import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { Panel } from '../../../components/page/panel.js';
import { messages } from '../messages.js';
import type { PolicyValues } from './policy-values.js';
import classes from './policy.module.css';

/** The zone that is set may be one this browser does not know. */
const zonesWith = (zone: string): string[] => [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();

/** When a decision is due, and when people work: dues are counted in those hours, in that zone. */
export function TimeFields({ fields }: { fields: UseFormReturnType<PolicyValues> }): ReactNode {
  const { days, timeZone } = fields.values;
  const toggle = (day: number): void => fields.setFieldValue('days', days.includes(day) ? days.filter((other) => other !== day) : [...days, day]);
  return (
    <Panel title={messages.time}>
      <div className={classes.row}>
        <TextInput label={`${messages.deadline}, ${messages.hours}`} description={messages.deadlineHint} inputMode="decimal" required {...fields.getInputProps('deadlineHours')} />
        <TextInput label={`${messages.escalate}, ${messages.hours}`} description={messages.escalateHint} inputMode="decimal" {...fields.getInputProps('escalateAfterHours')} />
        <TextInput label={`${messages.expire}, ${messages.hours}`} description={messages.expireHint} inputMode="decimal" {...fields.getInputProps('expireAfterHours')} />
      </div>
      <fieldset className={classes.plain}>
        <legend>{messages.days}</legend>
        <div className={classes.choices}>
          {messages.dayNames.map((name, index) => (
            <Checkbox key={name} label={name} checked={days.includes(index + 1)} onChange={() => toggle(index + 1)} />
          ))}
        </div>
        {typeof fields.errors['days'] === 'string' ? <p className={classes.error}>{fields.errors['days']}</p> : null}
      </fieldset>
      <div className={classes.row}>
        <TextInput type="time" label={messages.from} required {...fields.getInputProps('from')} />
        <TextInput type="time" label={messages.to} required {...fields.getInputProps('to')} />
        <NativeSelect label={messages.zone} data={zonesWith(timeZone)} {...fields.getInputProps('timeZone')} />
      </div>
    </Panel>
  );
}
