import { CODE_SORTS, CODE_STATUSES } from '@safecode/domain/codes/generated-code';
import { lookOf } from '../../../components/status/status-looks.js';
import { messages } from '../messages.js';

/** Filters and order in words, e.g. `Status: Generated`; what the list does not know is left out. */
export function describeSearch({ q, status, verdict, page, sort }: Readonly<Record<string, string | undefined>>): string[] {
  const knownStatus = CODE_STATUSES.find((value) => value === status);
  const knownSort = CODE_SORTS.find((value) => value === sort);
  return [
    q === undefined ? null : `${messages.search}: "${q}"`,
    knownStatus === undefined ? null : `${messages.status}: ${lookOf('code', knownStatus).label}`,
    verdict === 'pass' || verdict === 'fail' ? `${messages.verdict}: ${lookOf('verdict', verdict).label}` : null,
    page === undefined ? null : `${messages.pageType}: ${page}`,
    knownSort === undefined ? null : `${messages.sort}: ${messages.sorts[knownSort]}`,
  ].filter((text) => text !== null);
}
