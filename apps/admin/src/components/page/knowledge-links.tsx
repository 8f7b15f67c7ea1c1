import type { ReactNode } from 'react';
import { KNOWLEDGE_SECTIONS, paths, type KnowledgeSection } from '../../routing/paths.js';
import { ViewLinks } from './view-links.js';

const LABELS: Readonly<Record<KnowledgeSection, string>> = { selectors: 'Selectors', templates: 'Templates', rules: 'Rules' };

/** The parts of what a brand knows, each with its address. */
export function KnowledgeLinks({ org, brand }: { org: string; brand: string }): ReactNode {
  return <ViewLinks label="Knowledge" links={KNOWLEDGE_SECTIONS.map((section) => ({ to: paths.knowledge(org, brand, section), label: LABELS[section] }))} />;
}
