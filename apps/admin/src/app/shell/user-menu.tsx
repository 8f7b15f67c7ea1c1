import { useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { personalClient, useSession } from '../../api/session.js';
import { flashRefusal } from '../../components/announcer/flash.js';
import { Disclosure } from '../../components/layout/disclosure.js';
import { paths } from '../../routing/paths.js';
import type { Scope } from '../../routing/use-scope.js';
import { applyDensity, DENSITIES, readDensity } from './density.js';
import { messages } from './messages.js';
import { monogramOf } from './monogram.js';
import classes from './shell.module.css';

const THEMES = ['light', 'dark', 'auto'] as const;

async function signOut(): Promise<void> {
  try {
    await personalClient.session.signOut.mutate();
    // A full load: nothing of the person stays in memory.
    window.location.assign(paths.signIn);
  } catch (error) {
    flashRefusal(error);
  }
}

interface ChoiceProps<V extends string> {
  title: string;
  name: string;
  values: readonly V[];
  labels: Readonly<Record<V, string>>;
  chosen: V;
  onChoose: (value: V) => void;
}

function Choice<V extends string>({ title, name, values, labels, chosen, onChoose }: ChoiceProps<V>): ReactNode {
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.groupLabel}>{title}</legend>
      {values.map((value) => (
        <label key={value} className={classes.item}>
          <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
          {labels[value]}
        </label>
      ))}
    </fieldset>
  );
}

/** Who is signed in, how the console looks, and the way out. */
export function UserMenu({ scope }: { scope: Scope }): ReactNode {
  const { user, organizations } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = useState(readDensity);
  const [opened, setOpened] = useState(false);
  const close = (): void => setOpened(false);
  return (
    <Disclosure
      opened={opened}
      onOpened={setOpened}
      label={messages.accountMenu(user.name)}
      align="end"
      buttonClassName={classes.switcher ?? ''}
      button={
        <span className={classes.monogram}>{monogramOf(user.name)}</span>
      }
    >
      <div className={classes.groupLabel}>
        {user.name}
        <br />
        {user.email}
      </div>
      <Link to={paths.account(scope.slugs.org)} className={classes.item} onClick={close} activeProps={{}}>
        <IconUserCircle size={18} aria-hidden />
        {messages.account}
      </Link>
      {organizations.length < 2 ? null : (
        <ul className={classes.group} aria-label={messages.organization}>
          {organizations.map((entry) => (
            <li key={entry.id}>
              <Link to={paths.home({ org: entry.slug, brand: null })} className={classes.item} onClick={close} activeProps={{}}>
                {entry.name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Choice title={messages.theme} name="theme" values={THEMES} labels={messages.themes} chosen={colorScheme} onChoose={setColorScheme} />
      <Choice
        title={messages.density}
        name="density"
        values={DENSITIES}
        labels={messages.densities}
        chosen={density}
        onChoose={(value) => {
          applyDensity(value);
          setDensity(value);
        }}
      />
      <button type="button" className={`${classes.item} ${classes.plainButton}`} onClick={() => void signOut()}>
        <IconLogout size={18} aria-hidden />
        {messages.signOut}
      </button>
    </Disclosure>
  );
}
