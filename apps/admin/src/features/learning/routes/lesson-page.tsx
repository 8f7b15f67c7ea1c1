import { Button, Textarea } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { LessonDecision, LessonDetail } from '@safecode/domain/learning/lesson';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Page } from '../../../components/page/page.js';
import { Columns } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { parseId } from '../../../routing/parse-id.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useLesson, useLessonChanges } from '../api/use-learning.js';
import { DecideDialog } from '../components/decide-dialog.js';
import { MembersPanel, PatternPanel, ReplayPanel, SidePanels } from '../components/lesson-panels.js';
import { PagesPanel, ReadingPanel } from '../components/reading-panels.js';
import { RulePanel } from '../components/rule-panel.js';
import { messages } from '../messages.js';

type Opened = LessonDecision | 'revert' | null;

/** What was turned down or taken out can be approved later. */
const DECIDABLE: ReadonlySet<LessonDetail['status']> = new Set(['proposed', 'rejected', 'reverted', 'withdrawn']);

function Actions({ lesson, onOpen }: { lesson: LessonDetail; onOpen: (opened: Opened) => void }): ReactNode {
  const { status, blockedBy } = lesson;
  // Taking out of use is open to everybody who decides, also to those it rests on.
  const mayRevert = useBrandScope().can('lesson.decide');
  if (status === 'active') {
    return (
      <ActionButton variant="default" blockedBy={mayRevert ? null : messages.mayNotDecide} onClick={() => onOpen('revert')}>
        {messages.revert}
      </ActionButton>
    );
  }
  if (!DECIDABLE.has(status)) return null;
  return (
    <>
      <ActionButton blockedBy={blockedBy} onClick={() => onOpen('approve')}>
        {messages.decide('approve')}
      </ActionButton>
      {status === 'proposed' && blockedBy === null ? (
        <Button variant="default" onClick={() => onOpen('reject')}>
          {messages.decide('reject')}
        </Button>
      ) : null}
    </>
  );
}

function RevertDialog({ lesson, opened, onClose }: { lesson: LessonDetail; opened: boolean; onClose: () => void }): ReactNode {
  const { revert } = useLessonChanges();
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={messages.revertTitle}
      confirmLabel={messages.revert}
      onConfirm={async () => {
        await revert.mutateAsync({ id: lesson.id, reason });
        flash(messages.reverted);
      }}
    >
      <p>{messages.revertText}</p>
      <Textarea label={messages.revertReason} required autosize minRows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ConfirmDialog>
  );
}

function StateNotice({ lesson }: { lesson: LessonDetail }): ReactNode {
  const text = [lesson.missing, lesson.reason].filter((part) => part !== '').join(' ');
  if (text === '') return null;
  if (lesson.status === 'withdrawn') {
    return (
      <Notice tone="warn" title={messages.withdrawnTitle}>
        <p>{text}</p>
        <p>{messages.withdrawnNext}</p>
      </Notice>
    );
  }
  return (
    <Notice tone={lesson.status === 'active' ? 'info' : 'neutral'}>
      <p>{text}</p>
    </Notice>
  );
}

function Shown({ lesson, opened, onOpen }: { lesson: LessonDetail; opened: Opened; onOpen: (opened: Opened) => void }): ReactNode {
  const { slugs, brand } = useBrandScope();
  const { decide } = useLessonChanges();
  // What was shown when the dialog opened is what is decided on, whatever is learnt meanwhile.
  const [asked, setAsked] = useState(lesson);
  if (opened === null && asked !== lesson) setAsked(lesson);
  const codeTo = (codeId: number): string => paths.code({ org: slugs.org, brand: brand.slug, codeId });
  return (
    <>
      <StateNotice lesson={lesson} />
      <Columns
        main={
          <>
            <PatternPanel lesson={lesson} />
            {lesson.pages === null ? null : <PagesPanel pages={lesson.pages} />}
            <ReplayPanel lesson={lesson} codeTo={codeTo} />
            <RulePanel lesson={lesson} codeTo={codeTo} />
            <MembersPanel lesson={lesson} codeTo={codeTo} />
          </>
        }
        side={
          <>
            {lesson.reading === null ? null : <ReadingPanel reading={lesson.reading} isInUse={lesson.status === 'active'} />}
            <SidePanels lesson={lesson} />
          </>
        }
      />
      <DecideDialog
        decision={opened === 'revert' ? null : opened}
        lessons={[asked]}
        onDecide={async (decision, note) => {
          await decide.mutateAsync({ id: asked.id, contentHash: asked.contentHash, decision, note });
          flash(decision === 'approve' ? messages.approvedDone : messages.rejectedDone);
        }}
        onClose={() => onOpen(null)}
      />
      <RevertDialog lesson={lesson} opened={opened === 'revert'} onClose={() => onOpen(null)} />
    </>
  );
}

/** One lesson: what it changes, what it would have saved, who taught it, and the decision on it. */
export function LessonPage(): ReactNode {
  const { brand, slugs } = useBrandScope();
  const lessonId = parseId(useParams({ strict: false }).lessonId);
  const query = useLesson(lessonId);
  const [opened, setOpened] = useState<Opened>(null);
  const lesson = query.data;
  return (
    <Page
      title={messages.heading(lessonId, lesson?.name)}
      tabTitle={messages.tab(lessonId)}
      place={brand.name}
      trail={{ label: messages.title, to: paths.learning(slugs.org, brand.slug) }}
      status={lesson === undefined ? undefined : <StatusBadge family="lesson" status={lesson.status} />}
      lead={lesson === undefined ? undefined : `${messages.kinds[lesson.kind]}, ${messages.version(lesson.version)}`}
      actions={lesson === undefined ? undefined : <Actions lesson={lesson} onOpen={setOpened} />}
    >
      <QueryView query={query}>{(data) => <Shown lesson={data} opened={opened} onOpen={setOpened} />}</QueryView>
    </Page>
  );
}
