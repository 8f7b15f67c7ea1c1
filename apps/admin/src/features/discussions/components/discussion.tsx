import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Thread, ThreadList } from '@safecode/domain/discussions/discussion';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { ActionButton } from '../../../components/actions/action-button.js';
import { Disclosure } from '../../../components/layout/disclosure.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { useScope } from '../../../routing/use-scope.js';
import { useDiscussionChanges } from '../api/use-discussion.js';
import { messages } from '../messages.js';
import { CommentForm } from './comment-form.js';
import { DiscussedCode } from './discussed-code.js';
import { groupThreads, newestComment, withoutNew } from './group-threads.js';
import { LinesForm, type ChosenLines } from './lines-form.js';
import { ThreadGroups } from './thread-groups.js';
import { goTo, useLinkedComment, useReading } from './use-reading.js';
import classes from './discussions.module.css';

interface DiscussionProps {
  discussion: ThreadList;
  texts: Readonly<Record<CodeLanguage, string>>;
  hash: string;
}

const isNewThread = (subject: ChosenLines | 'code' | null): subject is ChosenLines | 'code' => subject !== null;

/** Threads at the left, the code they are about at the right; one below the other on a phone. */
export function Discussion({ discussion, texts, hash }: DiscussionProps): ReactNode {
  const { can } = useScope();
  const { create } = useDiscussionChanges();
  const { codeId, revision, rows } = discussion;
  const [opened] = useState(() => newestComment(rows));
  const [upTo, setUpTo] = useState(opened);
  const [subject, setSubject] = useState<ChosenLines | 'code' | null>(null);
  const [lines, setLines] = useState<ChosenLines | null>(null);
  const { shown, hidden } = withoutNew(rows, upTo);
  const mayComment = can('code.comment');
  useReading(shown);
  useLinkedComment(hash);
  const counts = { js: texts.js.trim() === '' ? 0 : texts.js.split('\n').length, css: texts.css.trim() === '' ? 0 : texts.css.split('\n').length };
  const showLines = ({ place }: Thread): void => {
    if (place.kind === 'lines') setLines({ language: place.language, startLine: place.startLine, endLine: place.endLine });
  };
  const begin = (next: ChosenLines | 'code'): void => {
    if (!mayComment) return;
    setSubject(next);
    if (next !== 'code') setLines(next);
    goTo('new-comment');
  };
  const [choosing, setChoosing] = useState(false);
  return (
    <div className={classes.columns}>
      <div className={classes.side}>
        <div className={classes.buttons}>
          <ActionButton size="xs" blockedBy={mayComment ? null : messages.noRight} onClick={() => begin('code')}>
            {messages.commentOnCode}
          </ActionButton>
          {mayComment && counts.js + counts.css > 0 ? (
            <Disclosure opened={choosing} onOpened={setChoosing} label={messages.commentOnLines} buttonClassName={classes.disclosure ?? ''} button={<span>{messages.commentOnLines}</span>}>
              <LinesForm
                counts={counts}
                onChoose={(chosen) => {
                  setChoosing(false);
                  begin(chosen);
                }}
              />
            </Disclosure>
          ) : null}
        </div>
        {isNewThread(subject) ? (
          <section id="new-comment" tabIndex={-1} className={classes.thread} aria-label={messages.comment}>
            <p className={classes.threadHead}>{subject === 'code' ? messages.onCode : messages.onLines(subject.language, subject.startLine, subject.endLine)}</p>
            <CommentForm
              codeId={codeId}
              place={`code-${codeId}`}
              label={messages.comment}
              onCancel={() => setSubject(null)}
              onSend={async (written) => {
                const { commentId } = await create.mutateAsync({ codeId, revision, lines: subject === 'code' ? null : subject, ...written });
                setUpTo((before) => Math.max(before, commentId));
                setSubject(null);
              }}
            />
          </section>
        ) : null}
        {hidden === 0 ? null : (
          <Button size="xs" variant="light" onClick={() => setUpTo(newestComment(rows))} data-new-comments>
            {messages.newComments(hidden)}
          </Button>
        )}
        {shown.length === 0 && subject === null ? <EmptyState title={messages.empty}>{messages.emptyText}</EmptyState> : null}
        <ThreadGroups groups={groupThreads(shown)} linked={hash} seenUpTo={opened} onShowLines={showLines} onSent={(commentId) => setUpTo((before) => Math.max(before, commentId))} />
      </div>
      <div>
        {(['js', 'css'] as const).map((language) => (
          <DiscussedCode
            key={`${language}-${revision}`}
            language={language}
            text={texts[language]}
            threads={shown}
            lines={lines}
            onLine={(of, line) => begin({ language: of, startLine: line, endLine: line })}
            onThread={(id) => goTo(`t-${id}`)}
          />
        ))}
      </div>
    </div>
  );
}
