import type { ReactNode } from 'react';
import type { Member } from '@safecode/domain/members/member';
import { flash } from '../../../components/announcer/flash.js';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import type { OrganizationView } from '../../../routing/use-scope.js';
import { useMemberChanges } from '../api/use-members.js';
import { messages } from '../messages.js';
import { AccessFields } from './access-fields.js';
import { accessSchema, changedBrandRoles, toBrandRoleFields, type AccessValues } from './access-values.js';

export interface MemberFormProps {
  member: Member;
  organization: OrganizationView;
  onDone: () => void;
}

/** Role and brands of one person. Only what changed is sent, one change after the other. */
export function MemberForm({ member, organization, onDone }: MemberFormProps): ReactNode {
  const changes = useMemberChanges();
  const before: AccessValues = { role: member.role, brandAccess: member.brandAccess, brandRoles: toBrandRoleFields(member.brandRoles) };
  const form = useSchemaForm(accessSchema, before);
  const { fields } = form;
  const submit = form.submit(async ({ role, brandAccess, brandRoles }) => {
    if (role !== member.role || brandAccess !== member.brandAccess) await changes.change.mutateAsync({ userId: member.userId, role, brandAccess });
    for (const change of changedBrandRoles(before.brandRoles, brandRoles)) await changes.setBrandRole.mutateAsync({ userId: member.userId, ...change });
    flash(messages.saved(member.name));
    onDone();
  });
  return (
    <form noValidate onSubmit={submit}>
      <FormFields>
        <AccessFields fields={fields} brands={organization.brands} ownRole={organization.role} />
        <FormEnd form={form} label={messages.save} onCancel={onDone} />
      </FormFields>
    </form>
  );
}
