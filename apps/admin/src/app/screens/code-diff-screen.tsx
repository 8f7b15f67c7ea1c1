import type { ReactNode } from 'react';
import { CodeDiffView } from '../../features/codes/routes/code-diff-view.js';
import { DiffDiscussion } from '../../features/discussions/components/diff-discussion.js';

/** What changed, with what is said about its lines. */
export function CodeDiffScreen(): ReactNode {
  return <CodeDiffView Discussion={DiffDiscussion} />;
}
