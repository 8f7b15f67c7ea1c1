import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';
import { completeSubjects, type PersonRef, type Subject, type SubjectRow } from './subjects.js';
import { plusMicroseconds } from './utc-microseconds.js';

/** Where an organisation's chain ends. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
  readonly digest: string;
  /** The time of the newest entry (UTC with microseconds); the empty text before the first one. */
  readonly lastAt: string;
  /** What the database's clock said, and this process's steady clock (ms) then. */
  readonly clock: { readonly now: string; readonly readAt: number };
  /** Persons that were looked up under the lock, by ref. */
  readonly persons: ReadonlyMap<string, KnownPerson>;
}

/** A person's pseudonym and key, with the name that goes by it. */
interface KnownPerson extends Subject {
  readonly name: string;
}

/** A head is followed without asking the database for so long: two clocks drift apart. */
const MAX_AGE_MS = 5000;

/** Takes the head with its lock, and with what is needed to write entries about these persons. */
export async function takeHead(tx: TenantTransaction, persons: readonly PersonRef[]): Promise<ChainHead> {
  const { rows } = await sql<{ sequence: string; hash: string; digest: string; now: string; subjects: SubjectRow[] }>`
    select h.sequence, h.hash, h.digest,
           to_char(greatest(clock_timestamp(), h.last_at + interval '1 microsecond') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now,
           (select coalesce(json_agg(json_build_object('ref', s.ref, 'subject', s.subject, 'wrapped_key', s.wrapped_key, 'sealed_name', s.sealed_name)), '[]')
              from ledger_subjects s
             where s.organization_id = h.organization_id and s.ref = any(${persons.map(({ ref }) => ref)}::text[]) and s.erased_at is null) as subjects
      from audit_heads h where h.organization_id = ${tx.tenantContext.organizationId} for update`.execute(tx);
  const [head] = rows;
  if (head === undefined) throw new Error('The organisation has no ledger.');
  const readAt = performance.now();
  const subjects = await completeSubjects(tx, persons, head.subjects);
  return {
    sequence: Number(head.sequence),
    hash: head.hash,
    // Before the second format there was no digest: the first one follows from the hash.
    digest: head.digest === '' ? head.hash : head.digest,
    lastAt: '',
    clock: { now: head.now, readAt },
    persons: new Map(persons.flatMap(({ ref, name }) => (subjects.has(ref) ? [[ref, { ...(subjects.get(ref) as Subject), name }]] : []))),
  };
}

/** Whether entries about these persons can follow a head without looking anything up: its clock is fresh, and it knows all of them by these names. */
export const canFollow = (head: ChainHead, persons: readonly PersonRef[]): boolean =>
  performance.now() - head.clock.readAt < MAX_AGE_MS && persons.every(({ ref, name }) => head.persons.get(ref)?.name === name);

/** The time of the next entry: later than the last one's, also when the clock was set back. */
export function nextTime({ clock, lastAt }: ChainHead): string {
  if (lastAt === '') return clock.now;
  const now = plusMicroseconds(clock.now, Math.max(0, Math.round((performance.now() - clock.readAt) * 1000)));
  return now > lastAt ? now : plusMicroseconds(lastAt, 1);
}
