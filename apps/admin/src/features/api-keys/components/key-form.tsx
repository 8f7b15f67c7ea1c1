import { Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { KEY_PERMISSIONS, type KeyPermission } from '@safecode/domain/access/permissions';
import { createApiKeySchema, type KeyKind } from '@safecode/domain/api-keys/api-key';
import { trpc } from '../../../api/trpc.js';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import type { BrandView } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import { expiryIn } from './key-status.js';
import { SecretOnce } from './secret-once.js';

interface KeyValues extends Record<string, unknown> {
  kind: KeyKind;
  name: string;
  scopes: KeyPermission[];
  brandAccess: 'all' | 'listed';
  brandIds: string[];
  days: string;
}

const OPAL_SCOPES: KeyPermission[] = ['brand.read', 'code.read', 'code.verify', 'code.generate'];
const EXPIRIES = [
  { value: '', label: messages.never },
  { value: '30', label: messages.in30 },
  { value: '90', label: messages.in90 },
  { value: '365', label: messages.in365 },
];

const toInput = ({ days, brandIds, brandAccess, ...values }: KeyValues) => ({
  ...values,
  brandAccess,
  brandIds: brandAccess === 'listed' ? brandIds.map(Number) : [],
  expiresAt: expiryIn(days === '' ? null : Number(days), new Date()),
});

export interface KeyFormProps {
  brands: readonly BrandView[];
  kind: KeyKind;
  /** True on the screen of the Opal connection, where only a token makes sense. */
  isKindFixed: boolean;
  onDone: () => void;
}

/** Makes a key and shows its secret once. */
export function KeyForm({ brands, kind, isKindFixed, onDone }: KeyFormProps): ReactNode {
  const utils = trpc.useUtils();
  const create = trpc.apiKeys.create.useMutation({ onSuccess: () => utils.apiKeys.invalidate() });
  const [secret, setSecret] = useState<{ name: string; secret: string } | null>(null);
  const start: KeyValues = { kind, name: kind === 'opal' ? 'Opal' : '', scopes: kind === 'opal' ? OPAL_SCOPES : ['brand.read', 'code.read'], brandAccess: 'all', brandIds: [], days: '' };
  const form = useSchemaForm(createApiKeySchema, start, { toInput });
  const { fields } = form;
  if (secret !== null) return <SecretOnce name={secret.name} secret={secret.secret} onDone={onDone} />;
  const submit = form.submit(async (request) => {
    const made = await create.mutateAsync(request);
    setSecret({ name: made.key.name, secret: made.secret });
    // The secret must not stay in the cache of the mutation.
    create.reset();
  });
  return (
    <form noValidate onSubmit={submit}>
      <FormFields>
        {isKindFixed ? null : (
          <NativeSelect
            label={messages.kind}
            description={messages.kindHints[fields.values.kind]}
            data={(['api', 'opal'] as const).map((value) => ({ value, label: messages.kinds[value] }))}
            {...fields.getInputProps('kind')}
          />
        )}
        <TextInput label={messages.name} description={messages.nameHint} required data-autofocus {...fields.getInputProps('name')} />
        <Checkbox.Group label={messages.rights} required {...fields.getInputProps('scopes')}>
          {KEY_PERMISSIONS.map((value) => (
            <Checkbox key={value} value={value} label={messages.scopes[value]} mt="xs" />
          ))}
        </Checkbox.Group>
        <Radio.Group label={messages.brands} {...fields.getInputProps('brandAccess')}>
          <Radio value="all" label={messages.allBrands} mt="xs" />
          <Radio value="listed" label={messages.listedBrands} mt="xs" />
        </Radio.Group>
        {fields.values.brandAccess === 'listed' ? (
          <Checkbox.Group label={messages.chooseBrands} {...fields.getInputProps('brandIds')}>
            {brands.map((brand) => (
              <Checkbox key={brand.id} value={String(brand.id)} label={brand.name} mt="xs" />
            ))}
          </Checkbox.Group>
        ) : null}
        <NativeSelect label={messages.expires} data={EXPIRIES} {...fields.getInputProps('days')} />
        <FormEnd form={form} label={fields.values.kind === 'opal' ? messages.createToken : messages.create} onCancel={onDone} />
      </FormFields>
    </form>
  );
}
