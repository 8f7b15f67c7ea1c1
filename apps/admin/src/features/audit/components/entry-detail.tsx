import type { ReactNode } from 'react';
import type { RouterOutputs } from '../../../api/app-router.js';
import { trpc } from '../../../api/trpc.js';
import { CopyButton } from '../../../components/actions/copy-button.js';
import { DiffView } from '../../../components/code/diff-view.js';
import { Facts, type Fact } from '../../../components/page/facts.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import type { OrganizationView } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import { actionWords } from './action-words.js';
import { ActorView, MomentView, ObjectView } from './audit-table.js';
import classes from './audit.module.css';

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : JSON.stringify(value, null, 2));

type AuditDetail = RouterOutputs['audit']['get'];

function factsOf(entry: AuditDetail, organization: OrganizationView): Fact[] {
  const hex = (value: string) => <span className={classes.long}>{value}</span>;
  return [
    { label: messages.action, value: actionWords(entry.action) },
    { label: messages.time, value: <MomentView at={entry.at} /> },
    { label: messages.actor, value: <ActorView actor={entry.actor} /> },
    ...(entry.actor.person === null || entry.actor.person.subject === '' ? [] : [{ label: messages.pseudonym, value: hex(entry.actor.person.subject) }]),
    { label: messages.object, value: <ObjectView entry={entry} organization={organization} /> },
    ...(entry.reason === null ? [] : [{ label: messages.reason, value: entry.reason }]),
    { label: messages.sealed, value: hex(entry.seal) },
    ...(entry.contentDigest === null ? [] : [{ label: messages.contents, value: hex(entry.contentDigest) }]),
    { label: messages.hash, value: hex(entry.hash) },
    ...(entry.previousHash === '' ? [] : [{ label: messages.previous, value: hex(entry.previousHash) }]),
  ];
}

/** Before and after as a diff; where there is only one of them, it as it is. */
function ChangeView({ before, after }: { before: string; after: string }): ReactNode {
  const isWhole = before !== '' && after !== '';
  return (
    <div>
      <p className={classes.second}>{isWhole ? messages.change : after === '' ? messages.before : messages.after}</p>
      <DiffView label={messages.change} before={isWhole || after === '' ? before : after} after={isWhole || before === '' ? after : before} />
    </div>
  );
}

/** One entry: who, what, when, before and after, and what seals it. */
export function EntryDetail({ sequence, organization }: { sequence: number; organization: OrganizationView }): ReactNode {
  const query = trpc.audit.get.useQuery({ sequence });
  return (
    <QueryView query={query}>
      {(entry) => (
        <div className={classes.stack}>
          <Facts facts={factsOf(entry, organization)} />
          {entry.isEmptied ? (
            <Notice tone="neutral">
              <p>{messages.emptied}</p>
            </Notice>
          ) : textOf(entry.before) === '' && textOf(entry.after) === '' ? (
            <p className={classes.hint}>{messages.noContent}</p>
          ) : (
            <ChangeView before={textOf(entry.before)} after={textOf(entry.after)} />
          )}
          <div>
            <CopyButton label={messages.copySeal} value={entry.seal} />
          </div>
        </div>
      )}
    </QueryView>
  );
}
