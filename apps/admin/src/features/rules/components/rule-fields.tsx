import { NativeSelect, TagsInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { messages } from '../messages.js';
import type { RuleValues } from './rule-values.js';

const LEVELS = Array.from({ length: 12 }, (_, index) => String(2015 + index));

/** The parameters of the chosen kind. */
export function RuleFields({ fields }: { fields: UseFormReturnType<RuleValues> }): ReactNode {
  switch (fields.values.kind) {
    case 'own-prefix':
      return <TextInput label={messages.prefix} description={messages.prefixHint} required {...fields.getInputProps('prefix')} />;
    case 'no-global-leak':
      return <TextInput label={messages.namespace} description={messages.namespaceHint} {...fields.getInputProps('namespace')} />;
    case 'max-size':
      return (
        <>
          <TextInput label={messages.jsBytes} inputMode="numeric" required {...fields.getInputProps('js')} />
          <TextInput label={messages.cssBytes} inputMode="numeric" required {...fields.getInputProps('css')} />
        </>
      );
    case 'allowed-hosts':
      return (
        <>
          <TagsInput label={messages.network} description={messages.hostsHint} {...fields.getInputProps('network')} />
          <TagsInput label={messages.resources} description={messages.hostsHint} {...fields.getInputProps('resources')} />
        </>
      );
    case 'es-level':
      return <NativeSelect label={messages.esLevel} data={LEVELS.map((value) => ({ value, label: `ES${value}` }))} {...fields.getInputProps('level')} />;
    case 'forbid-api':
      return <TagsInput label={messages.apis} description={messages.apisHint} {...fields.getInputProps('apis')} />;
    default:
      return null;
  }
}
