import { NativeSelect, Radio } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { BRAND_ROLES, isRoleAbove, ROLES, type Role } from '@safecode/domain/access/roles';
import type { BrandView } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import type { AccessValues } from './access-values.js';
import classes from './members.module.css';

export interface AccessFieldsProps {
  fields: UseFormReturnType<AccessValues>;
  brands: readonly BrandView[];
  /** Nobody can give a role above their own. */
  ownRole: Role;
}

/** Role, and which brands it counts for. */
export function AccessFields({ fields, brands, ownRole }: AccessFieldsProps): ReactNode {
  const { values } = fields;
  const roles = ROLES.filter((role) => !isRoleAbove(role, ownRole));
  const none = values.brandAccess === 'all' ? messages.asAbove : messages.noAccess;
  const isEverywhere = values.role === 'owner' || values.role === 'admin';
  return (
    <>
      <NativeSelect label={messages.role} data={roles.map((value) => ({ value, label: messages.roleOption(value) }))} {...fields.getInputProps('role')} />
      {isEverywhere ? null : (
        <>
          <Radio.Group label={messages.access} {...fields.getInputProps('brandAccess')}>
            <Radio value="all" label={messages.accessAll} mt="xs" />
            <Radio value="listed" label={messages.accessListed} mt="xs" />
          </Radio.Group>
          {brands.length === 0 ? null : (
            <fieldset className={classes.plainFieldset}>
              <legend>{messages.brandRoles}</legend>
              <p className={classes.muted}>{messages.brandRolesHint}</p>
              <div className={classes.brandRows}>
                {brands.map((brand) => (
                  <div key={brand.id} className={classes.brandRow}>
                    <span id={`brand-role-${brand.id}`}>{brand.name}</span>
                    <NativeSelect
                      aria-labelledby={`brand-role-${brand.id}`}
                      data={[{ value: '', label: none }, ...BRAND_ROLES.filter((role) => !isRoleAbove(role, ownRole)).map((value) => ({ value, label: messages.roles[value].name }))]}
                      value={values.brandRoles[String(brand.id)] ?? ''}
                      onChange={(event) => {
                        const role = BRAND_ROLES.find((known) => known === event.currentTarget.value) ?? '';
                        fields.setFieldValue('brandRoles', { ...values.brandRoles, [String(brand.id)]: role });
                      }}
                    />
                  </div>
                ))}
              </div>
            </fieldset>
          )}
        </>
      )}
    </>
  );
}
