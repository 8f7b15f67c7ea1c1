import type { Actor } from '@safecode/domain/access/actor';
import type { CodeAnchor } from '@safecode/domain/discussions/anchor';
import { MAX_THREADS_OF_CODE, type Comment, type Thread } from '@safecode/domain/discussions/discussion';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { sql } from 'kysely';
import { toIso, toIsoOrNull } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** A thread as it is stored: where it stands in a revision is found out from its anchor. */
export type AnchoredThread = Omit<Thread, 'place' | 'quote'> & { readonly lines: { readonly language: CodeLanguage; readonly startLine: number; readonly endLine: number; readonly anchor: CodeAnchor } | null };

interface ThreadRow {
  id: number;
  code_id: number;
  revision: number;
  language: CodeLanguage | null;
  start_line: number | null;
  end_line: number | null;
  anchor: CodeAnchor | null;
  state: 'open' | 'resolved';
  version: number;
  created_by: Actor;
  created_at: Date;
  state_changed_by: string | null;
  state_changed_at: Date | null;
  last_read: number | null;
}

interface CommentRow {
  id: number;
  thread_id: number;
  created_by: Actor;
  user_id: number | null;
  version: number;
  body: string | null;
  mentions: Comment['mentions'];
  created_at: Date;
  edited_at: Date;
  redacted_by: string | null;
}

/** The discussion of a code: open threads first, then the newest. Two statements. `userId`: whose unread comments are counted. */
export async function listThreads(tx: TenantTransaction, query: { readonly codeId: number; readonly userId: number | null }): Promise<AnchoredThread[]> {
  const { codeId, userId } = query;
  const threads = await sql<ThreadRow>`
    select thread.id, thread.code_id, thread.revision, thread.language, thread.start_line, thread.end_line, thread.anchor, thread.state, thread.version,
           thread.created_by, thread.created_at, thread.state_changed_by, thread.state_changed_at, seen.last_comment_id as last_read
      from discussion_threads as thread
      left join thread_reads as seen on seen.organization_id = thread.organization_id and seen.thread_id = thread.id and seen.user_id = ${userId}::integer
     where thread.code_id = ${codeId}::integer
     order by thread.state, thread.id desc limit ${MAX_THREADS_OF_CODE}`.execute(tx);
  const comments = await sql<CommentRow>`
    select comment.id, comment.thread_id, comment.created_by, comment.user_id, comment.version, written.body, comment.created_at, written.created_at as edited_at, comment.redacted_by,
           (select coalesce(jsonb_agg(jsonb_build_object('userId', person.id, 'name', person.name) order by person.name, person.id), '[]')
              from users as person where person.id = any(written.mentioned)) as mentions
      from discussion_threads as thread
      join discussion_comments as comment on comment.organization_id = thread.organization_id and comment.thread_id = thread.id
      join comment_versions as written on written.organization_id = comment.organization_id and written.comment_id = comment.id and written.version = comment.version
     where thread.code_id = ${codeId}::integer
     order by comment.id`.execute(tx);
  return threads.rows.map((row) => toThread(row, { userId, comments: comments.rows.filter((comment) => comment.thread_id === row.id) }));
}

function toThread(row: ThreadRow, { comments, userId }: { comments: readonly CommentRow[]; userId: number | null }): AnchoredThread {
  const { language, start_line: startLine, end_line: endLine, anchor } = row;
  return {
    id: row.id,
    codeId: row.code_id,
    state: row.state,
    revision: row.revision,
    lines: language === null || startLine === null || endLine === null || anchor === null ? null : { language, startLine, endLine, anchor },
    version: row.version,
    openedBy: row.created_by.label,
    openedAt: toIso(row.created_at),
    stateChangedBy: row.state_changed_by,
    stateChangedAt: toIsoOrNull(row.state_changed_at),
    comments: comments.map(toComment),
    unread: userId === null ? 0 : comments.filter((comment) => comment.user_id !== userId && comment.id > (row.last_read ?? 0)).length,
  };
}

const toComment = (row: CommentRow): Comment => ({
  id: row.id,
  threadId: row.thread_id,
  author: { kind: row.created_by.kind, userId: row.user_id, name: row.created_by.label },
  body: row.body,
  mentions: row.redacted_by === null ? row.mentions : [],
  version: row.version,
  createdAt: toIso(row.created_at),
  editedAt: row.version === 1 ? null : toIso(row.edited_at),
  redactedBy: row.redacted_by,
});

/** Notes how far somebody has read. Never backwards. */
export async function markThreadRead(tx: TenantTransaction, read: { readonly threadId: number; readonly userId: number }): Promise<void> {
  await sql`
    insert into thread_reads (user_id, thread_id, last_comment_id)
    select ${read.userId}::integer, ${read.threadId}::integer, max(comment.id) from discussion_comments as comment where comment.thread_id = ${read.threadId}::integer having max(comment.id) is not null
    on conflict (organization_id, user_id, thread_id)
      do update set last_comment_id = greatest(thread_reads.last_comment_id, excluded.last_comment_id), read_at = now()`.execute(tx);
}
