import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Absence } from '@safecode/domain/absences/absence';
import { useSession } from '../../../api/session.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useScope } from '../../../routing/use-scope.js';
import { useAbsenceChanges, useAbsences } from '../api/use-absences.js';
import { AbsenceForm } from '../components/absence-form.js';
import { AbsenceTable } from '../components/absence-table.js';
import { messages } from '../messages.js';

/** Who is away when and who stands in: one's own absences, and everybody's for those who see who belongs to the organisation. */
export function AbsencesPage(): ReactNode {
  const { organization, can } = useScope();
  const { user } = useSession();
  const query = useAbsences();
  const { end } = useAbsenceChanges();
  const [isAdding, setIsAdding] = useState(false);
  const [ending, setEnding] = useState<Absence | null>(null);
  const name = ending?.person.name ?? '';
  return (
    <Page
      title={messages.title}
      place={organization.name}
      lead={messages.lead}
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setIsAdding(true)}>
          {messages.add}
        </Button>
      }
    >
      <QueryView query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={can('member.read') ? messages.empty : messages.emptyOwn}>{messages.emptyText}</EmptyState>
          ) : (
            <AbsenceTable absences={rows} ownUserId={user.id} canManage={can('member.manage')} onEnd={setEnding} />
          )
        }
      </QueryView>
      <Dialog opened={isAdding} onClose={() => setIsAdding(false)} title={messages.add}>
        <AbsenceForm own={user} canChoose={can('member.manage')} onDone={() => setIsAdding(false)} />
      </Dialog>
      <ConfirmDialog
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={messages.endTitle(name)}
        confirmLabel={messages.endVerb}
        onConfirm={async () => {
          if (ending === null) return;
          await end.mutateAsync({ id: ending.id });
          flash(messages.ended(name));
        }}
      >
        {messages.endText}
      </ConfirmDialog>
    </Page>
  );
}
