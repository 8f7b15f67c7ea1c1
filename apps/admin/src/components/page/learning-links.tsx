import type { ReactNode } from 'react';
import { LEARNING_SECTIONS, paths, type LearningSection } from '../../routing/paths.js';
import { ViewLinks } from './view-links.js';

const LABELS: Readonly<Record<LearningSection, string>> = { lessons: 'Lessons', metrics: 'Metrics', confidence: 'Confidence' };

/** The parts of what is learnt from what becomes of code, each with its address. */
export function LearningLinks({ org, brand }: { org: string; brand: string }): ReactNode {
  return <ViewLinks label="Learning" links={LEARNING_SECTIONS.map((section) => ({ to: paths.learningSection(org, brand, section), label: LABELS[section], isExact: true }))} />;
}
