import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useScope } from '../routing/use-scope.js';
import { LostPage } from './lost-page.js';

/** The screens of a brand, as long as the person has it: it can be archived, renamed or taken away meanwhile. */
export function BrandLayout(): ReactNode {
  return useScope().brand === null ? <LostPage isInShell /> : <Outlet />;
}
