import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import type { TestSelector } from '@safecode/domain/page-captures/selector-test';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findCapture } from '@safecode/database/page-captures/capture-repository';
import { findSeenPage, listNewestPages, type SeenPage } from '@safecode/database/page-captures/page-view-repository';
import { assertVisible } from '../access/assert-visible.js';

/** Pages of a type that a selector is tried on besides the one that is shown. */
const MOST_PAGES = 6;

export interface ChosenPages {
  /** Null: nothing of the page type was seen yet. */
  readonly page: SeenPage | null;
  /** The newest looks at other pages of its type. */
  readonly others: readonly SeenPage[];
}

/**
 * The page a test names, or the newest one of the page type, with others of the type.
 * @throws access.not_found for a page of another brand, capture.unfinished, input.invalid when two pages are named
 */
export async function choosePages(tx: TenantTransaction, principal: Principal, input: Pick<TestSelector, 'brandId' | 'pageType' | 'captureId' | 'snapshotId'>): Promise<ChosenPages> {
  const { brandId, pageType, captureId, snapshotId } = input;
  if (captureId !== undefined && snapshotId !== undefined) throw new DomainError('input.invalid', { issues: [{ path: 'snapshotId', message: 'Name a capture or a snapshot, not both.', code: 'custom' }] });
  const named = captureId !== undefined ? await findNamed(tx, { kind: 'capture', id: captureId }) : snapshotId !== undefined ? await findNamed(tx, { kind: 'snapshot', id: snapshotId }) : undefined;
  if (named !== undefined) assertVisible(principal, named.brandId === brandId ? named : null, 'page');
  const wanted = named?.pageType ?? (pageType === GLOBAL_PAGE_TYPE ? undefined : pageType);
  const newest = await listNewestPages(tx, { brandId, pageType: wanted ?? null, limit: MOST_PAGES + 1 });
  const page = named ?? newest[0] ?? null;
  return { page, others: newest.filter((other) => other.address !== page?.address).slice(0, MOST_PAGES) };
}

async function findNamed(tx: TenantTransaction, reference: { readonly kind: 'capture' | 'snapshot'; readonly id: number }): Promise<SeenPage> {
  const page = await findSeenPage(tx, reference);
  if (page !== null) return page;
  const capture = reference.kind === 'capture' ? await findCapture(tx, reference.id) : null;
  throw capture === null ? new DomainError('access.not_found', { what: 'page' }) : new DomainError('capture.unfinished');
}
