import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { invitePeopleResultSchema } from '@safecode/domain/members/member';
import { CopyButton } from '../../../components/actions/copy-button.js';
import { FormActions, FormFields } from '../../../components/form/form-layout.js';
import { Notice } from '../../../components/states/notice.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { messages } from '../messages.js';

type Result = z.infer<typeof invitePeopleResultSchema>['results'][number];

const columns: readonly Column<Result>[] = [
  { key: 'email', header: messages.email, phone: 'title', cell: (row) => row.email },
  { key: 'outcome', header: messages.status, cell: (row) => messages.outcomes[row.outcome] },
  { key: 'link', header: messages.copyLink, tight: true, cell: (row) => (row.link === null ? null : <CopyButton label={messages.copyLink} value={row.link} />) },
];

/** What became of each address. The links are secrets: copied, never written out. */
export function InviteResults({ results, onDone }: { results: readonly Result[]; onDone: () => void }): ReactNode {
  return (
    <FormFields>
      {results.some((result) => result.link !== null) ? (
        <Notice tone="wait" live="polite">
          <p>{messages.linksOnce}</p>
        </Notice>
      ) : null}
      <DataTable label={messages.invited} columns={columns} rows={results} rowKey={(row) => row.email} />
      <FormActions>
        <Button onClick={onDone}>{messages.close}</Button>
      </FormActions>
    </FormFields>
  );
}
