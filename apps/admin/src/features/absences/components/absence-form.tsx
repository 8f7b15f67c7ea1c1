import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { setAbsenceSchema } from '@safecode/domain/absences/absence';
import { trpc } from '../../../api/trpc.js';
import { flash } from '../../../components/announcer/flash.js';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { useAbsenceChanges } from '../api/use-absences.js';
import { messages } from '../messages.js';
import { dayOf, toTimes } from './absence-days.js';

const FIELDS: Readonly<Record<string, string>> = { startsAt: 'from', endsAt: 'to', standInUserId: 'standIn', userId: 'person' };

export interface AbsenceFormProps {
  own: { readonly id: number; readonly name: string };
  /** True for those who may set the absences of others. */
  canChoose: boolean;
  onDone: () => void;
}

/** Says that somebody is away, from day to day, and who stands in. */
export function AbsenceForm({ own, canChoose, onDone }: AbsenceFormProps): ReactNode {
  const { set } = useAbsenceChanges();
  const members = trpc.members.list.useQuery(undefined, { enabled: canChoose }).data?.rows ?? [];
  const standIns = trpc.absences.standIns.useQuery().data?.rows ?? [];
  const [today] = useState(() => dayOf(new Date()));
  const form = useSchemaForm(setAbsenceSchema, { person: String(own.id), from: today, to: today, standIn: '' }, {
    toInput: ({ person, from, to, standIn }) => ({ userId: Number(person), standInUserId: standIn === '' ? null : Number(standIn), ...toTimes({ from, to }) }),
    fieldOf: (path) => FIELDS[path] ?? path,
  });
  const { fields } = form;
  const { person } = fields.values;
  const submit = form.submit(async (input) => {
    const kept = await set.mutateAsync(input);
    flash(messages.saved(kept.person.name));
    onDone();
  });
  const others = members.filter(({ userId }) => userId !== own.id).map(({ userId, name }) => ({ value: String(userId), label: name }));
  return (
    <form noValidate onSubmit={submit}>
      <FormFields>
        {canChoose ? <NativeSelect label={messages.person} data={[{ value: String(own.id), label: messages.me(own.name) }, ...others]} {...fields.getInputProps('person')} /> : null}
        <TextInput type="date" label={messages.from} description={messages.daysHint} required {...fields.getInputProps('from')} />
        <TextInput type="date" label={messages.to} required min={fields.values.from} {...fields.getInputProps('to')} />
        <NativeSelect
          label={messages.standIn}
          description={messages.standInHint}
          data={[{ value: '', label: messages.nobody }, ...standIns.filter(({ userId }) => String(userId) !== person).map(({ userId, name }) => ({ value: String(userId), label: name }))]}
          {...fields.getInputProps('standIn')}
        />
        <FormEnd form={form} label={messages.save} onCancel={onDone} />
      </FormFields>
    </form>
  );
}
