import type { HealthReason } from '@safecode/domain/selector-health/health-state';

/** What was seen of a selector that is not as it was, for people. */
export const HEALTH_REASONS: Readonly<Record<HealthReason, string>> = {
  unreadable: 'Browsers cannot read it.',
  not_found: 'It matches nothing.',
  moved: 'Its element is still on the page, under another name.',
  element_gone: 'Its element is not on the page any more.',
  several_candidates: 'It cannot be told which element took its place.',
  wrong_element: 'It matches another element than before.',
  other_kind: 'It matches another kind of element than before.',
  hidden: 'What it matches is not visible any more.',
  count_changed: 'It matches another number of elements than before.',
};
