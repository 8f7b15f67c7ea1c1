import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { changePasswordSchema } from '@safecode/domain/sessions/session';
import { personalClient, useSession } from '../../../api/session.js';
import { flash } from '../../../components/announcer/flash.js';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { Panel } from '../../../components/page/panel.js';
import { messages } from '../messages.js';

const TOGGLE = { 'aria-label': messages.showPassword };

export function PasswordForm(): ReactNode {
  const { user } = useSession();
  const form = useSchemaForm(changePasswordSchema, { currentPassword: '', newPassword: '' });
  const { fields } = form;
  return (
    <Panel title={messages.changePassword}>
      <form
        noValidate
        onSubmit={form.submit(async (values) => {
          await personalClient.session.changePassword.mutate(values);
          fields.reset();
          flash(messages.passwordChanged);
        })}
      >
        <FormFields>
          {/* Password managers store the new password under this name. */}
          <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
          <PasswordInput autoComplete="current-password" label={messages.currentPassword} required visibilityToggleButtonProps={TOGGLE} {...fields.getInputProps('currentPassword')} />
          <PasswordInput
            autoComplete="new-password"
            label={messages.newPassword}
            description={messages.newPasswordHint}
            required
            visibilityToggleButtonProps={TOGGLE}
            {...fields.getInputProps('newPassword')}
          />
          <FormEnd form={form} label={messages.changePassword} />
        </FormFields>
      </form>
    </Panel>
  );
}
