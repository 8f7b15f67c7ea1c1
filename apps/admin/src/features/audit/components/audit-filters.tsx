import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { ChoiceField, FilterBar, SearchField } from '../../../components/table/filter-bar.js';
import type { OrganizationView } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import { daysBefore, NO_FILTERS, type AuditSearch } from '../routes/audit-search.js';
import { ACTION_CHOICES, objectWords } from './action-words.js';
import classes from './audit.module.css';

const TYPES = ['api_key', 'brand', 'code_rule', 'dom_selector', 'generated_code', 'generation_run', 'invitation', 'ledger', 'legal_hold', 'organization', 'person', 'session', 'template', 'user'] as const;
const SIGN_INS = 'session.started,session.ended,password.changed,member.joined,member.removed,member.role_changed';
const READS = 'audit.searched,audit.exported';

export interface AuditFiltersProps {
  search: AuditSearch;
  organization: OrganizationView;
  change: (patch: Partial<AuditSearch>, how?: 'push' | 'replace') => void;
}

/** Presets and filters; all of them stay in the address. */
export function AuditFilters({ search, organization, change }: AuditFiltersProps): ReactNode {
  const people = trpc.audit.people.useQuery().data?.rows ?? [];
  const { entry: _entry, ...filters } = search;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const persons = people.map((person) => ({ value: person.userId === null ? person.subject : String(person.userId), label: person.name ?? messages.erased(person.subject) }));
  const dayField = (name: 'from' | 'to') => (
    <TextInput type="date" label={messages[name]} value={search[name] ?? ''} onChange={(event) => change({ [name]: event.currentTarget.value === '' ? undefined : event.currentTarget.value }, 'replace')} />
  );
  return (
    <div className={`${classes.stack} ${classes.noPrint}`}>
      <fieldset className={classes.presets}>
        <legend className={classes.second}>{messages.presets}</legend>
        <Button size="xs" variant="default" onClick={() => change({ ...NO_FILTERS, who: search.who ?? persons[0]?.value, from: daysBefore(new Date(), 90) })}>
          {messages.last90}
        </Button>
        <Button size="xs" variant="default" onClick={() => change({ ...NO_FILTERS, action: SIGN_INS })}>
          {messages.signIns}
        </Button>
        <Button size="xs" variant="default" onClick={() => change({ ...NO_FILTERS, action: READS })}>
          {messages.exports}
        </Button>
      </fieldset>
      <FilterBar onClear={isFiltered ? () => change(NO_FILTERS) : null}>
        <ChoiceField label={messages.person} any={messages.anybody} value={search.who} choices={persons} onChoose={(who) => change({ who })} />
        <ChoiceField label={messages.action} value={search.action} choices={actionChoices(search.action)} onChoose={(action) => change({ action })} />
        <SearchField label={messages.code} placeholder="1042" value={search.code} onSearch={(code) => change({ code: code?.replace('#', '') }, 'replace')} />
        <ChoiceField label={messages.objectType} value={search.type} choices={TYPES.map((value) => ({ value, label: objectWords(value) }))} onChoose={(type) => change({ type })} />
        <ChoiceField label={messages.brand} value={search.brand} choices={organization.brands.map(({ id, name }) => ({ value: String(id), label: name }))} onChoose={(brand) => change({ brand })} />
        {dayField('from')}
        {dayField('to')}
        <SearchField label={messages.key} value={search.key} onSearch={(key) => change({ key }, 'replace')} />
      </FilterBar>
    </div>
  );
}

/** Single actions, and the several ones of a preset while they are chosen. */
function actionChoices(chosen: string | undefined): readonly { readonly value: string; readonly label: string }[] {
  if (chosen === SIGN_INS) return [{ value: SIGN_INS, label: messages.signIns }, ...ACTION_CHOICES];
  if (chosen === READS) return [{ value: READS, label: messages.exports }, ...ACTION_CHOICES];
  return ACTION_CHOICES;
}
