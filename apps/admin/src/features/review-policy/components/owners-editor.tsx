import { Button, NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { REVIEW_STAGES, reviewStageSchema } from '@safecode/domain/review/review-policy';
import { trpc } from '../../../api/trpc.js';
import { Panel } from '../../../components/page/panel.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import type { OwnerValues } from './policy-values.js';
import classes from './policy.module.css';

export interface OwnersEditorProps {
  owners: readonly OwnerValues[];
  pageTypes: readonly string[];
  onChange: (owners: OwnerValues[]) => void;
}

function NewOwner({ owners, pageTypes, onChange }: OwnersEditorProps): ReactNode {
  const members = trpc.members.list.useQuery().data?.rows ?? [];
  const [person, setPerson] = useState('');
  const [pageType, setPageType] = useState('');
  const [stage, setStage] = useState('approval');
  const chosen = members.find(({ userId }) => String(userId) === person) ?? members[0];
  const add = (): void => {
    if (chosen === undefined) return;
    const owner = { id: `${chosen.userId} ${pageType} ${stage}`, userId: chosen.userId, name: chosen.name, pageType, stage: reviewStageSchema.parse(stage) };
    if (!owners.some(({ id }) => id === owner.id)) onChange([...owners, owner]);
  };
  return (
    <div className={classes.row}>
      <NativeSelect label={messages.owner} data={members.map(({ userId, name }) => ({ value: String(userId), label: name }))} value={person} onChange={(event) => setPerson(event.currentTarget.value)} />
      <NativeSelect label={messages.ownerOf} data={[{ value: '', label: messages.every }, ...pageTypes]} value={pageType} onChange={(event) => setPageType(event.currentTarget.value)} />
      <NativeSelect label={messages.stage} data={REVIEW_STAGES.map((value) => ({ value, label: messages.stages[value] }))} value={stage} onChange={(event) => setStage(event.currentTarget.value)} />
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
        {messages.addOwner}
      </Button>
    </div>
  );
}

/** Who has to be among those who decide, by page type. */
export function OwnersEditor(props: OwnersEditorProps): ReactNode {
  const { owners, onChange } = props;
  const { can } = useBrandScope();
  return (
    <Panel title={messages.owners}>
      <p className={classes.muted}>{owners.length === 0 ? messages.noOwners : messages.ownersHint}</p>
      {owners.length === 0 ? null : (
        <ul className={classes.list}>
          {owners.map((owner) => {
            const pageType = owner.pageType === '' ? messages.every : owner.pageType;
            return (
              <li key={owner.id} className={classes.owner}>
                <span>
                  <strong>{owner.name}</strong> <span className={classes.muted}>{pageType}, {messages.stages[owner.stage]}</span>
                </span>
                <Button size="xs" variant="default" aria-label={messages.removeOwner(owner.name, pageType)} onClick={() => onChange(owners.filter(({ id }) => id !== owner.id))}>
                  {messages.remove}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {can('member.read') ? <NewOwner {...props} /> : <p className={classes.muted}>{messages.ownersUnreadable}</p>}
    </Panel>
  );
}
