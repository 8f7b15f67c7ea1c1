import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { IconBuildingStore, IconCode, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { trpc } from '../../api/trpc.js';
import { paths } from '../../routing/paths.js';
import type { Scope } from '../../routing/use-scope.js';
import type { NavigationGroup } from '../shell/navigation.js';
import { codeNumberOf, matches, MOST_PER_GROUP } from './palette-query.js';

const DEBOUNCE_MS = 120;

export interface PaletteProps {
  /** Grows with every request to open. */
  requests: number;
  groups: readonly NavigationGroup[];
  scope: Scope;
}

type Action = SpotlightActionGroupData['actions'][number];

function usePageActions({ groups, scope }: PaletteProps, q: string, go: (to: string) => void): SpotlightActionGroupData[] {
  const { organization, slugs } = scope;
  const pages: Action[] = groups
    .flatMap((group) => group.items)
    .filter((item) => matches(q, item.label))
    .map((item) => ({ id: `page-${item.key}`, label: item.label, leftSection: <item.icon size={18} aria-hidden />, onClick: () => go(item.to) }));
  const generate: Action[] = organization.brands
    .filter((brand) => brand.permissions.includes('code.generate') && matches(q, `Generate for ${brand.name}`))
    .slice(0, MOST_PER_GROUP)
    .map((brand) => ({
      id: `generate-${brand.id}`,
      label: `Generate for ${brand.name}`,
      leftSection: <IconPlus size={18} aria-hidden />,
      onClick: () => go(paths.generate({ org: slugs.org, brand: brand.slug })),
    }));
  const brands: Action[] = organization.brands
    .filter((brand) => matches(q, brand.name))
    .slice(0, MOST_PER_GROUP)
    .map((brand) => ({
      id: `brand-${brand.id}`,
      label: brand.name,
      description: brand.site,
      leftSection: <IconBuildingStore size={18} aria-hidden />,
      onClick: () => go(paths.home({ org: slugs.org, brand: brand.slug })),
    }));
  return [
    { group: 'Pages', actions: pages },
    { group: 'Brands', actions: brands },
    { group: 'Actions', actions: generate },
  ];
}

function useCodeActions(scope: Scope, q: string, go: (to: string) => void): SpotlightActionGroupData {
  const [debounced] = useDebouncedValue(q.replace(/^#/, '').trim(), DEBOUNCE_MS);
  const brandId = scope.brand?.id;
  const { data } = trpc.codes.list.useQuery(
    { limit: MOST_PER_GROUP, ...(brandId === undefined ? {} : { brandId }), ...(debounced === '' ? {} : { q: debounced }) },
    { placeholderData: keepPreviousData, enabled: codeNumberOf(q) === null },
  );
  const number = codeNumberOf(q);
  const byNumber: Action[] =
    number === null
      ? []
      : [{ id: 'code-number', label: `Open code #${number}`, leftSection: <IconCode size={18} aria-hidden />, onClick: () => go(`/o/${scope.slugs.org}/code/${number}`) }];
  const found: Action[] = (number === null ? (data?.rows ?? []) : []).map((code) => ({
    id: `code-${code.id}`,
    label: `#${code.id} ${code.title}`,
    description: `${code.brandName}, ${code.pageType}`,
    leftSection: <IconCode size={18} aria-hidden />,
    onClick: () => go(paths.code({ org: scope.slugs.org, brand: code.brandSlug, codeId: code.id })),
  }));
  return { group: 'Code', actions: [...byNumber, ...found] };
}

/** One search for pages, brands and codes. What is chosen opens; nothing is executed from here. */
export function Palette(props: PaletteProps): ReactNode {
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const go = (to: string): void => void navigate({ to });
  const pages = usePageActions(props, q, go);
  const codes = useCodeActions(props.scope, q, go);
  const { requests } = props;
  useEffect(() => {
    if (requests > 0) spotlight.open();
  }, [requests]);
  const actions = [codes, ...pages].filter((group) => group.actions.length > 0);
  return (
    <Spotlight
      actions={codeNumberOf(q) === null ? [...pages.filter((group) => group.actions.length > 0), ...(codes.actions.length > 0 ? [codes] : [])] : actions}
      query={q}
      onQueryChange={setQ}
      filter={(_, all) => all}
      shortcut={null}
      nothingFound="Nothing matches. Try a part of a title, a brand, or #1042."
      scrollable
      lockScroll={false}
      yOffset="10vh"
      centered={false}
      overlayProps={{ backgroundOpacity: 0.5, blur: 0 }}
      attributes={{ content: { 'aria-label': 'Search' } }}
      maxHeight={420}
      searchProps={{ leftSection: <IconSearch size={18} aria-hidden />, placeholder: 'Search or jump to…', 'aria-label': 'Search or jump to a page, brand or code' }}
    />
  );
}
