import { TagsInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { invitePeopleSchema, type invitePeopleResultSchema } from '@safecode/domain/members/member';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import type { OrganizationView } from '../../../routing/use-scope.js';
import { useMemberChanges } from '../api/use-members.js';
import { messages } from '../messages.js';
import { AccessFields } from './access-fields.js';
import { toBrandRoles, type AccessValues } from './access-values.js';
import { InviteResults } from './invite-results.js';

type Result = z.infer<typeof invitePeopleResultSchema>['results'][number];

interface InviteValues extends AccessValues {
  emails: string[];
}

const EMPTY: InviteValues = { emails: [], role: 'editor', brandAccess: 'all', brandRoles: {} };

/** Pasted lists come as one value: each address becomes its own, none twice. */
const splitAddresses = (values: readonly string[]): string[] => [...new Set(values.flatMap((value) => value.split(/[\s,;]+/)).filter((value) => value !== ''))];

/** Many addresses, one role; the links come back once. */
export function InviteForm({ organization, onDone }: { organization: OrganizationView; onDone: () => void }): ReactNode {
  const { invite } = useMemberChanges();
  const [results, setResults] = useState<readonly Result[] | null>(null);
  const form = useSchemaForm(invitePeopleSchema, EMPTY, {
    toInput: (values) => ({ ...values, brandRoles: toBrandRoles(values.brandRoles) }),
    fieldOf: (path) => path.split('.')[0] ?? path,
  });
  const { fields } = form;
  if (results !== null) return <InviteResults results={results} onDone={onDone} />;
  return (
    <form noValidate onSubmit={form.submit(async (request) => setResults((await invite.mutateAsync(request)).results))}>
      <FormFields>
        <TagsInput
          label={messages.emails}
          description={messages.emailsHint}
          required
          data-autofocus
          splitChars={[',', ' ', ';', '\n']}
          acceptValueOnBlur
          {...fields.getInputProps('emails')}
          onChange={(values) => fields.setFieldValue('emails', splitAddresses(values))}
        />
        <AccessFields fields={fields} brands={organization.brands} ownRole={organization.role} />
        <FormEnd form={form} label={messages.sendInvitations(fields.values.emails.length)} onCancel={onDone} />
      </FormFields>
    </form>
  );
}
