import { IconChevronDown } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { Disclosure } from '../../components/layout/disclosure.js';
import { switchBrand } from '../../routing/paths.js';
import type { BrandView, Scope } from '../../routing/use-scope.js';
import { messages } from './messages.js';
import { monogramOf } from './monogram.js';
import { readRecentBrands } from './recent-brands.js';
import classes from './shell.module.css';

const MOST_SHOWN = 50;

function orderBrands(brands: readonly BrandView[], recent: readonly string[]): BrandView[] {
  const rank = (brand: BrandView): number => {
    const index = recent.indexOf(brand.slug);
    return index < 0 ? recent.length : index;
  };
  return [...brands].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

function BrandList({ scope, onChosen }: { scope: Scope; onChosen: () => void }): ReactNode {
  const pathname = useLocation({ select: (location) => location.pathname });
  const [q, setQ] = useState('');
  const fieldId = useId();
  const { organization } = scope;
  const ordered = useMemo(() => orderBrands(organization.brands, readRecentBrands(organization.slug)), [organization]);
  const found = ordered.filter((brand) => brand.name.toLowerCase().includes(q.trim().toLowerCase()));
  const hidden = found.length - MOST_SHOWN;
  const link = (slug: string | null): string => switchBrand(pathname, { org: organization.slug, brand: slug });
  return (
    <>
      <label className={classes.groupLabel} htmlFor={fieldId}>
        {messages.findBrand}
      </label>
      <input id={fieldId} type="search" className={classes.field} value={q} onChange={(event) => setQ(event.currentTarget.value)} />
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
    <Disclosure
      opened={opened}
      onOpened={onOpened}
      label={messages.switchBrand}
      buttonClassName={classes.switcher ?? ''}
      button={
        <>
          <span className={classes.monogram}>{scope.brand === null ? '∗' : monogramOf(name)}</span>
          <span className={classes.switcherName}>{name}</span>
          {scope.brand?.isDemo === true ? <span className={classes.demo}>{messages.demo}</span> : null}
          <IconChevronDown size={16} aria-hidden />
        </>
      }
    >
      <BrandList scope={scope} onChosen={() => onOpened(false)} />
    </Disclosure>
  );
}
