import { Popover, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { paths, switchBrand } from '../../routing/paths.js';
import type { BrandView, Scope } from '../../routing/use-scope.js';
import { messages } from './messages.js';
import { readRecentBrands } from './recent-brands.js';
import classes from './shell.module.css';

const MOST_SHOWN = 50;

/** Two letters that stand for a name: "Northwind Outdoor" is NO, "Fernhill" is FE. */
export function monogramOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = words.length > 1 ? `${words[0]?.[0] ?? ''}${words[1]?.[0] ?? ''}` : name.slice(0, 2);
  return letters.toUpperCase();
}

function orderBrands(brands: readonly BrandView[], recent: readonly string[]): BrandView[] {
  const rank = (brand: BrandView): number => {
    const index = recent.indexOf(brand.slug);
    return index < 0 ? recent.length : index;
  };
  return [...brands].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

interface BrandListProps {
  scope: Scope;
  onChosen: () => void;
}

function BrandList({ scope, onChosen }: BrandListProps): ReactNode {
  const pathname = useLocation({ select: (location) => location.pathname });
  const [q, setQ] = useState('');
  const { organization } = scope;
  const ordered = useMemo(() => orderBrands(organization.brands, readRecentBrands(organization.slug)), [organization]);
  const found = ordered.filter((brand) => brand.name.toLowerCase().includes(q.trim().toLowerCase()));
  const hidden = found.length - MOST_SHOWN;
  const link = (slug: string | null): string => switchBrand(pathname, { org: organization.slug, brand: slug });
  return (
    <>
      <TextInput data-autofocus label={messages.findBrand} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
      <ul className={classes.brandList}>
        {found.slice(0, MOST_SHOWN).map((brand) => (
          <li key={brand.id}>
            <Link
              to={link(brand.slug)}
              className={classes.item}
              onClick={onChosen}
              activeProps={{}}
              {...(brand.id === scope.brand?.id ? { 'aria-current': 'true' as const } : {})}
            >
              <span className={classes.monogram} aria-hidden>
                {monogramOf(brand.name)}
              </span>
              {brand.name}
              {brand.isDemo ? <span className={classes.demo}>{messages.demo}</span> : null}
            </Link>
          </li>
        ))}
        {found.length === 0 ? <li className={classes.groupLabel}>{messages.noBrand(q)}</li> : null}
        {hidden > 0 ? <li className={classes.groupLabel}>{messages.moreBrands(hidden)}</li> : null}
        <li>
          <Link to={link(null)} className={classes.item} onClick={onChosen} activeProps={{}}>
            {messages.allBrands}
          </Link>
        </li>
      </ul>
    </>
  );
}

/** Which brand the screen is about, and the way to another one: same section, without ids and filters. */
export function BrandSwitcher({ scope, opened, onOpened }: { scope: Scope; opened: boolean; onOpened: (opened: boolean) => void }): ReactNode {
  const name = scope.brand?.name ?? messages.allBrands;
  return (
    <Popover opened={opened} onChange={onOpened} width={300} position="bottom-start" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button type="button" className={classes.switcher} aria-label={messages.switchBrand(name)} aria-expanded={opened} onClick={() => onOpened(!opened)}>
          <span className={classes.monogram} aria-hidden>
            {scope.brand === null ? '∗' : monogramOf(name)}
          </span>
          <span className={classes.switcherName}>{name}</span>
          {scope.brand?.isDemo === true ? <span className={classes.demo}>{messages.demo}</span> : null}
          <IconChevronDown size={16} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={messages.switchBrand(name)}>
        <BrandList scope={scope} onChosen={() => onOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
