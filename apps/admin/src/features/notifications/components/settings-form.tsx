import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { ALL_NOTIFICATION_EVENTS, CHANNELS, NOTIFICATION_EVENTS } from '@safecode/domain/notifications/events';
import { updateNotificationSettingsSchema, type NotificationSettings } from '@safecode/domain/notifications/settings';
import { flash } from '../../../components/announcer/flash.js';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { Panel } from '../../../components/page/panel.js';
import { useScope } from '../../../routing/use-scope.js';
import { useNotificationChanges } from '../api/use-notifications.js';
import { messages } from '../messages.js';
import { fieldOf, settingsValues, toSettings } from './settings-values.js';
import classes from './notifications.module.css';

const DIGESTS = Object.entries(messages.digests).map(([value, label]) => ({ value, label }));
const CHOICES = CHANNELS.map((value) => ({ value, label: messages.channels[value] }));
const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = (chosen: string): string[] => [...new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])];

/** What somebody is told of, how, and when mails are sent. Saved together. */
export function SettingsForm({ settings }: { settings: NotificationSettings }): ReactNode {
  const { can } = useScope();
  const { saveSettings } = useNotificationChanges();
  const form = useSchemaForm(updateNotificationSettingsSchema, settingsValues(settings, browserZone()), { toInput: (values) => toSettings(values, settings.version), fieldOf });
  const { fields } = form;
  const { values } = fields;
  const submit = form.submit(async (input) => {
    await saveSettings.mutateAsync(input);
    flash(messages.saved);
  });
  return (
    <form noValidate onSubmit={submit} className={classes.form}>
      <Panel title={messages.what}>
        <div className={classes.events}>
          {ALL_NOTIFICATION_EVENTS.filter((event) => event !== 'ledger_broken' || can('audit.watch')).map((event) => (
            <div key={event} className={classes.event}>
              <span>{NOTIFICATION_EVENTS[event].text}</span>
              <NativeSelect size="xs" aria-label={messages.channelOf(NOTIFICATION_EVENTS[event].text)} data={CHOICES} {...fields.getInputProps(`channels.${event}`)} />
            </div>
          ))}
        </div>
      </Panel>
      <Panel title={messages.times}>
        <FormFields>
          <NativeSelect label={messages.digest} description={messages.digestHint} data={DIGESTS} {...fields.getInputProps('digest')} />
          {values.digest === 'daily' ? <TextInput type="time" label={messages.dailyAt} required {...fields.getInputProps('dailyAt')} /> : null}
          <Checkbox label={messages.quiet} description={messages.quietHint} {...fields.getInputProps('isQuiet', { type: 'checkbox' })} />
          {values.isQuiet ? (
            <div className={classes.pair}>
              <TextInput type="time" label={messages.from} required {...fields.getInputProps('from')} />
              <TextInput type="time" label={messages.until} required {...fields.getInputProps('until')} />
            </div>
          ) : null}
          <NativeSelect label={messages.timeZone} data={zones(values.timeZone)} {...fields.getInputProps('timeZone')} />
          <FormEnd form={form} label={messages.save} />
        </FormFields>
      </Panel>
    </form>
  );
}
