import { Button, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CopyButton } from '../../../components/actions/copy-button.js';
import { downloadText } from '../../../components/actions/download-text.js';
import { FormActions, FormFields } from '../../../components/form/form-layout.js';
import { Notice } from '../../../components/states/notice.js';
import { messages } from '../messages.js';
import classes from './keys.module.css';

/** The only time a secret is on screen. Closing the dialog takes it out of the document. */
export function SecretOnce({ name, secret, onDone }: { name: string; secret: string; onDone: () => void }): ReactNode {
  return (
    <FormFields>
      <Notice tone="wait" title={messages.secretTitle} live="polite">
        <p>{messages.secretText}</p>
      </Notice>
      <TextInput
        label={messages.secret}
        description={name}
        value={secret}
        readOnly
        autoComplete="off"
        classNames={{ input: classes.secret ?? '' }}
        onFocus={(event) => event.currentTarget.select()}
        data-testid="secret"
      />
      <FormActions>
        <CopyButton label={messages.copySecret} value={secret} size="sm" />
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => downloadText(`${name}.txt`, 'text/plain', `${secret}\n`)}>
          {messages.download}
        </Button>
        <Button onClick={onDone}>{messages.done}</Button>
      </FormActions>
    </FormFields>
  );
}
