import { PasswordInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { acceptInvitationSchema, type invitationPreviewSchema } from '@safecode/domain/members/member';
import type { SessionView } from '@safecode/domain/sessions/session';
import { personalClient } from '../../../api/session.js';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { messages } from '../messages.js';

export interface AcceptFormProps {
  token: string;
  preview: z.infer<typeof invitationPreviewSchema>;
  onAccepted: (session: SessionView) => void;
}

export function AcceptForm({ token, preview, onAccepted }: AcceptFormProps): ReactNode {
  const form = useSchemaForm(acceptInvitationSchema, { token, name: '', password: '' });
  const { fields } = form;
  return (
    <form noValidate onSubmit={form.submit(async (values) => onAccepted(await personalClient.invitations.accept.mutate(values)))}>
      <FormFields>
        <p>{messages.intro(preview.invitedBy, preview.organization, preview.role)}</p>
        <TextInput label={messages.email} value={preview.email} readOnly autoComplete="username" />
        <TextInput label={messages.name} description={messages.nameHint} autoComplete="name" required {...fields.getInputProps('name')} />
        <PasswordInput
          label={preview.hasAccount ? messages.password : messages.newPassword}
          description={preview.hasAccount ? messages.existing : messages.newPasswordHint}
          autoComplete={preview.hasAccount ? 'current-password' : 'new-password'}
          required
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
          {...fields.getInputProps('password')}
        />
        <FormEnd form={form} label={messages.accept} />
      </FormFields>
    </form>
  );
}
