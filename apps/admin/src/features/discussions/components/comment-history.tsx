import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { QueryView } from '../../../components/states/query-view.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import classes from './discussions.module.css';

function Versions({ commentId }: { commentId: number }): ReactNode {
  const query = trpc.discussions.versions.useQuery({ commentId });
  return (
    <QueryView query={query}>
      {({ rows }) => (
        <ol className={classes.versions}>
          {rows.map((row) => (
            <li key={row.version}>
              <p className={classes.meta}>
                {messages.version(row.version)}, <TimeStamp iso={row.writtenAt} format="moment" />
              </p>
              <p className={classes.body}>{row.body}</p>
            </li>
          ))}
        </ol>
      )}
    </QueryView>
  );
}

/** Says that a comment was edited, and shows what it said before. */
export function CommentHistory({ commentId }: { commentId: number }): ReactNode {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button size="compact-xs" variant="subtle" onClick={() => setOpened(true)}>
        {messages.editedShow}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={messages.earlier}>
        {opened ? <Versions commentId={commentId} /> : null}
      </Dialog>
    </>
  );
}
