import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Comment } from '@safecode/domain/discussions/discussion';
import { useSession } from '../../../api/session.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { useScope } from '../../../routing/use-scope.js';
import { useDiscussionChanges } from '../api/use-discussion.js';
import { messages } from '../messages.js';
import { CommentForm } from './comment-form.js';
import { CommentHistory } from './comment-history.js';
import classes from './discussions.module.css';

/** One comment: who, when, what. Its author may edit it, its author and admins may redact it. */
export function CommentCard({ comment, codeId, isNew }: { comment: Comment; codeId: number; isNew: boolean }): ReactNode {
  const { user } = useSession();
  const { can } = useScope();
  const { edit, redact } = useDiscussionChanges();
  const [editing, setEditing] = useState(false);
  const [redacting, setRedacting] = useState(false);
  const [reason, setReason] = useState('');
  const isOwn = comment.author.kind === 'user' && comment.author.userId === user.id;
  const isRedacted = comment.body === null;
  const mayChange = can('code.comment') && !isRedacted;
  return (
    <article id={`c-${comment.id}`} tabIndex={-1} className={classes.comment} aria-label={`${comment.author.name}, ${messages.comment.toLowerCase()}`}>
      <header className={classes.commentHead}>
        <strong>{comment.author.name}</strong>
        <a href={`#c-${comment.id}`} className={classes.time}>
          <TimeStamp iso={comment.createdAt} />
        </a>
        {comment.editedAt === null || isRedacted ? null : <CommentHistory commentId={comment.id} />}
        {isNew && !isOwn ? <span className={classes.new}>{messages.unread}</span> : null}
      </header>
      {comment.body === null ? (
        <p className={classes.redacted}>{messages.redacted(comment.redactedBy ?? '')}</p>
      ) : editing ? (
        <CommentForm
          codeId={codeId}
          place={`edit-${comment.id}`}
          label={messages.edit}
          initial={comment.body}
          onCancel={() => setEditing(false)}
          onSend={async ({ body, mentions }) => {
            await edit.mutateAsync({ commentId: comment.id, expectedVersion: comment.version, body, mentions });
            setEditing(false);
          }}
        />
      ) : (
        <p className={classes.body}>{comment.body}</p>
      )}
      {!mayChange || editing || (!isOwn && !can('member.manage')) ? null : (
        <div className={classes.buttons}>
          {isOwn ? (
            <Button size="compact-xs" variant="subtle" onClick={() => setEditing(true)}>
              {messages.edit}
            </Button>
          ) : null}
          <Button size="compact-xs" variant="subtle" onClick={() => setRedacting(true)}>
            {messages.redact}
          </Button>
        </div>
      )}
      <ConfirmDialog
        opened={redacting}
        onClose={() => setRedacting(false)}
        title={messages.redactTitle}
        confirmLabel={messages.redact}
        onConfirm={() => redact.mutateAsync({ commentId: comment.id, reason })}
      >
        <p>{messages.redactText}</p>
        <TextInput label={messages.redactReason} required maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </ConfirmDialog>
    </article>
  );
}
