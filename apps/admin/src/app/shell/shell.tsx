import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { LiveContext, useLiveUpdates } from '../../api/live/use-live-updates.js';
import { FlashBar } from '../../components/announcer/flash-bar.js';
import { paths } from '../../routing/paths.js';
import { useScope } from '../../routing/use-scope.js';
import { Bell } from './bell.js';
import { BottomBar } from './bottom-bar.js';
import { BrandSwitcher } from './brand-switcher.js';
import { ConnectionBanner } from './connection-banner.js';
import { messages } from './messages.js';
import { getNavigation } from './navigation.js';
import { Rail } from './rail.js';
import { rememberBrand } from './recent-brands.js';
import { useSessionExpired } from './use-session-expired.js';
import { useGlobalKeys } from './use-global-keys.js';
import { useRouteFocus } from './use-route-focus.js';
import { useSummaryCounts } from './use-summary-counts.js';
import { UserMenu } from './user-menu.js';
import classes from './shell.module.css';

const SessionDialog = lazy(() => import('./session-dialog.js').then((module) => ({ default: module.SessionDialog })));
const Palette = lazy(() => import('../palette/palette.js').then((module) => ({ default: module.Palette })));
const ShortcutsHelp = lazy(() => import('./shortcuts-help.js').then((module) => ({ default: module.ShortcutsHelp })));

type Overlay = 'none' | 'brands' | 'help';
const COLLAPSED_KEY = 'opal.rail-collapsed';

function useCollapsed(): [boolean, () => void] {
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(COLLAPSED_KEY) === 'yes');
  const toggle = (): void => {
    localStorage.setItem(COLLAPSED_KEY, collapsed ? 'no' : 'yes');
    setCollapsed(!collapsed);
  };
  return [collapsed, toggle];
}

/** Header, navigation and the screen. */
export function Shell(): ReactNode {
  const scope = useScope();
  const { slugs, brand, can, organization } = scope;
  const { waiting, deadLetters, broken, lessons } = useSummaryCounts(brand?.id ?? null);
  const [overlay, setOverlay] = useState<Overlay>('none');
  // Counts the requests to open the palette; 0 means that its code is not needed yet.
  const [paletteRequests, setPaletteRequests] = useState(0);
  const [collapsed, toggleCollapsed] = useCollapsed();
  const isExpired = useSessionExpired();
  const live = useLiveUpdates(organization.slug);
  const groups = useMemo(() => getNavigation({ slugs, can, waiting, deadLetters, broken, lessons }), [slugs, can, waiting, deadLetters, broken, lessons]);
  const canGenerate = can('code.generate') || organization.brands.some((entry) => entry.permissions.includes('code.generate'));
  const openPalette = (): void => setPaletteRequests((count) => count + 1);

  useRouteFocus();
  useGlobalKeys({
    jumps: Object.fromEntries(groups.flatMap((group) => group.items.flatMap((item) => (item.shortcut === undefined ? [] : [[item.shortcut, item.to]])))),
    onPalette: openPalette,
    onHelp: () => setOverlay('help'),
    onBrands: () => setOverlay('brands'),
    generate: canGenerate ? paths.generate(slugs) : null,
  });
  useEffect(() => {
    if (brand !== null) rememberBrand(organization.slug, brand.slug);
  }, [organization.slug, brand]);

  return (
    <div className={classes.shell} data-collapsed={collapsed}>
      <a className={classes.skip} href="#main">
        {messages.skipToContent}
      </a>
      <header className={classes.header}>
        <Link to={paths.home(slugs)} className={classes.mark} aria-label={`${messages.product}, ${messages.home}`}>
          <img src="/favicon.svg" alt="" width={24} height={24} />
        </Link>
        <BrandSwitcher scope={scope} opened={overlay === 'brands'} onOpened={(opened) => setOverlay(opened ? 'brands' : 'none')} />
        <button type="button" className={classes.search} onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
          <IconSearch size={18} stroke={1.5} aria-hidden />
          <span>{messages.search}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <button type="button" className={`${classes.iconButton} ${classes.helpButton}`} aria-label={messages.help} onClick={() => setOverlay('help')}>
          <IconKeyboard size={20} stroke={1.5} aria-hidden />
        </button>
        <Bell org={organization.slug} />
        <UserMenu scope={scope} />
      </header>
      <Rail groups={groups} slugs={slugs} canGenerate={canGenerate} collapsed={collapsed} onCollapse={toggleCollapsed} />
      <main id="main" className={classes.main} tabIndex={-1}>
        <ConnectionBanner />
        <LiveContext.Provider value={live}>
          <Outlet />
        </LiveContext.Provider>
      </main>
      <BottomBar groups={groups} slugs={slugs} canGenerate={canGenerate} />
      <FlashBar />
      <Suspense fallback={null}>
        {paletteRequests === 0 ? null : <Palette requests={paletteRequests} groups={groups} scope={scope} />}
        {isExpired ? <SessionDialog /> : null}
        {overlay === 'help' ? <ShortcutsHelp opened onClose={() => setOverlay('none')} /> : null}
      </Suspense>
    </div>
  );
}
