import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { personalClient, useSession } from '../../api/session.js';
import { paths } from '../../routing/paths.js';
import type { Scope } from '../../routing/use-scope.js';
import { monogramOf } from './brand-switcher.js';
import { applyDensity, DENSITIES, readDensity } from './density.js';
import { messages } from './messages.js';
import classes from './shell.module.css';

const THEMES = ['light', 'dark', 'auto'] as const;

async function signOut(): Promise<void> {
  await personalClient.session.signOut.mutate();
  // A full load: nothing of the person stays in memory.
  window.location.assign(paths.signIn);
}

/** Who is signed in, how the console looks, and the way out. */
export function UserMenu({ scope }: { scope: Scope }): ReactNode {
  const { user, organizations } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = useState(readDensity);
  const changeDensity = (value: string): void => {
    const next = DENSITIES.find((known) => known === value) ?? 'comfortable';
    applyDensity(next);
    setDensity(next);
  };
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={classes.switcher} aria-label={messages.accountMenu(user.name)}>
          <span className={classes.monogram} aria-hidden>
            {monogramOf(user.name)}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name}, {user.email}
        </Menu.Label>
        <Menu.Item leftSection={<IconUserCircle size={18} aria-hidden />} renderRoot={(props) => <Link {...props} to={paths.account(scope.slugs.org)} />}>
          {messages.account}
        </Menu.Item>
        {organizations.length < 2 ? null : (
          <>
            <Menu.Divider />
            <Menu.Label>{messages.organization}</Menu.Label>
            {organizations.map((entry) => (
              <Menu.Item key={entry.id} renderRoot={(props) => <Link {...props} to={paths.home({ org: entry.slug, brand: null })} />}>
                {entry.name}
              </Menu.Item>
            ))}
          </>
        )}
        <Menu.Divider />
        <Menu.Label>{messages.theme}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(THEMES.find((known) => known === value) ?? 'auto')}>
          {THEMES.map((value) => (
            <Menu.RadioItem key={value} value={value}>
              {messages.themes[value]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{messages.density}</Menu.Label>
        <Menu.RadioGroup value={density} onChange={changeDensity}>
          {DENSITIES.map((value) => (
            <Menu.RadioItem key={value} value={value}>
              {messages.densities[value]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void signOut()}>
          {messages.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
