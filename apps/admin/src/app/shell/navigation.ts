import {
  IconArrowsExchange, IconBeach, IconBell, IconBook2, IconBuildingStore, IconCode, IconFileAlert, IconFingerprint, IconGauge, IconHeartRateMonitor, IconHistory, IconHome, IconKey, IconPlugConnected, IconSchool, IconSettings, IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { Permission } from '@safecode/domain/access/permissions';
import { paths, type ScopeSlugs } from '../../routing/paths.js';

export interface NavigationItem {
  readonly key: string;
  readonly label: string;
  readonly to: string;
  readonly icon: Icon;
  /** Prefix of the addresses that belong to the entry. */
  readonly prefix: string;
  /** Second key after `g`. */
  readonly shortcut?: string;
  /** How much waits there; stands only where somebody must act. */
  readonly count?: number;
}

export interface NavigationGroup {
  readonly label: string | null;
  readonly items: readonly NavigationItem[];
}

export interface NavigationInput {
  readonly slugs: ScopeSlugs;
  readonly can: (permission: Permission) => boolean;
  readonly waiting: number;
  /** Selectors that are broken on a page that is watched. */
  readonly broken: number;
  /** Lessons that wait for a decision. */
  readonly lessons: number;
  readonly deadLetters: number;
}

type Entry = NavigationItem & { readonly needs: Permission };

const item = (needs: Permission, entry: Omit<NavigationItem, 'prefix'> & { prefix?: string }): Entry => ({ prefix: entry.to, ...entry, needs });

const counted = (count: number): { count?: number } => (count > 0 ? { count } : {});

function mainItems({ slugs, waiting, broken, lessons }: NavigationInput): Entry[] {
  const { org, brand } = slugs;
  const knowledge =
    brand === null
      ? item('brand.read', { key: 'brands', label: 'Brands', to: paths.brands(org), icon: IconBuildingStore, shortcut: 'k' })
      : item('brand.read', {
          key: 'knowledge',
          label: 'Knowledge',
          to: paths.knowledge(org, brand, 'selectors'),
          prefix: `/o/${org}/b/${brand}/knowledge`,
          icon: IconBook2,
          shortcut: 'k',
        });
  return [
    item('brand.read', { key: 'home', label: 'Home', to: paths.home(slugs), icon: IconHome, shortcut: 'h', ...counted(waiting) }),
    item('code.read', { key: 'code', label: 'Code', to: paths.codes(slugs), icon: IconCode, shortcut: 'c' }),
    knowledge,
    ...(brand === null
      ? []
      : [
          item('brand.read', { key: 'health', label: 'Health', to: paths.health(org, brand), icon: IconHeartRateMonitor, shortcut: 'l', ...counted(broken) }),
          item('code.read', { key: 'learning', label: 'Learning', to: paths.learning(org, brand), prefix: `/o/${org}/b/${brand}/learning`, icon: IconSchool, shortcut: 'n', ...counted(lessons) }),
        ]),
    item('request.read', { key: 'requests', label: 'Opal requests', to: paths.requests(slugs), icon: IconArrowsExchange, shortcut: 'r' }),
    item('audit.read', { key: 'audit', label: 'Audit', to: paths.audit(org), icon: IconFingerprint, shortcut: 'u' }),
  ];
}

function settingsItems({ slugs, deadLetters }: NavigationInput): Entry[] {
  const { org, brand } = slugs;
  const ofBrand =
    brand === null
      ? []
      : [item('brand.update', { key: 'brand-settings', label: 'Brand settings', to: paths.brandSettings(org, brand), icon: IconSettings, shortcut: 's' })];
  return [
    ...ofBrand,
    item('member.read', { key: 'members', label: 'Members', to: paths.settings(org, 'members'), icon: IconUsers, shortcut: 'm' }),
    item('api_key.read', { key: 'keys', label: 'API keys', to: paths.settings(org, 'keys'), icon: IconKey }),
    item('api_key.read', { key: 'opal', label: 'Opal connection', to: paths.settings(org, 'opal'), icon: IconPlugConnected }),
    item('quota.read', { key: 'usage', label: 'Usage', to: paths.settings(org, 'usage'), icon: IconGauge }),
    item('brand.read', { key: 'notifications', label: 'Notification settings', to: paths.settings(org, 'notifications'), icon: IconBell }),
    item('brand.read', { key: 'absences', label: 'Absences', to: paths.settings(org, 'absences'), icon: IconBeach }),
    item('job.read', { key: 'jobs', label: 'Failed jobs', to: paths.settings(org, 'jobs'), icon: IconFileAlert, ...counted(deadLetters) }),
    item('audit.read', { key: 'ledger', label: 'Ledger', to: paths.settings(org, 'ledger'), icon: IconHistory }),
  ];
}

/** The entries this person can use, from the permissions the server sent; others are absent, not greyed. */
export function getNavigation(input: NavigationInput): NavigationGroup[] {
  const allowed = (entries: Entry[]): NavigationItem[] => entries.filter((entry) => input.can(entry.needs)).map(({ needs: _needs, ...entry }) => entry);
  return [
    { label: null, items: allowed(mainItems(input)) },
    { label: 'Settings', items: allowed(settingsItems(input)) },
  ].filter((group) => group.items.length > 0);
}

/** True while the address belongs to the entry. */
export const isActive = (entry: Pick<NavigationItem, 'prefix'>, pathname: string): boolean =>
  pathname === entry.prefix || pathname.startsWith(`${entry.prefix}/`);
