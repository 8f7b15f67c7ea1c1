import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Member } from '@safecode/domain/members/member';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import classes from './members.module.css';

export interface MemberTableProps {
  members: readonly Member[];
  ownUserId: number;
  canManage: boolean;
  onChange: (member: Member) => void;
  onExplain: (member: Member) => void;
  onRemove: (member: Member) => void;
  onErase: (member: Member) => void;
}

function BrandCell({ member }: { member: Member }): ReactNode {
  const single = member.brandRoles.map((entry) => messages.brandRole(entry.brandName, entry.role));
  const first = member.brandAccess === 'all' ? messages.allBrands : member.brandRoles.length === 0 ? messages.noBrand : messages.onlyListed;
  return (
    <>
      <span className={classes.oneLine}>{first}</span>
      {single.length === 0 ? null : <div className={classes.muted}>{single.join(', ')}</div>}
    </>
  );
}

function columns({ ownUserId, canManage, onChange, onExplain, onRemove, onErase }: MemberTableProps): Column<Member>[] {
  return [
    {
      key: 'person',
      header: messages.person,
      phone: 'title',
      cell: (member) => (
        <>
          <strong>{member.name}</strong> {member.userId === ownUserId ? messages.you : ''}
          <div className={classes.muted}>{member.email}</div>
        </>
      ),
    },
    { key: 'role', header: messages.role, tight: true, cell: (member) => messages.roles[member.role].name },
    { key: 'brands', header: messages.brands, cell: (member) => <BrandCell member={member} /> },
    { key: 'seen', header: messages.lastSeen, tight: true, needsHeader: true, cell: (member) => (member.lastSeenAt === null ? messages.never : <TimeStamp iso={member.lastSeenAt} />) },
    { key: 'joined', header: messages.joined, tight: true, phone: 'hidden', cell: (member) => <TimeStamp iso={member.joinedAt} format="date" /> },
    {
      key: 'actions',
      header: messages.actions,
      tight: true,
      cell: (member) => (
        <span className={classes.actions}>
          <Button size="xs" variant="default" aria-label={messages.whyNamed(member.name)} onClick={() => onExplain(member)} data-row-link>
            {messages.why}
          </Button>
          {canManage && member.userId !== ownUserId ? (
            <>
              <Button size="xs" variant="default" aria-label={messages.changeNamed(member.name)} onClick={() => onChange(member)}>
                {messages.change}
              </Button>
              <Button size="xs" variant="default" aria-label={messages.removeNamed(member.name)} onClick={() => onRemove(member)}>
                {messages.remove}
              </Button>
              <Button size="xs" variant="default" aria-label={messages.eraseNamed(member.name)} onClick={() => onErase(member)}>
                {messages.erase}
              </Button>
            </>
          ) : null}
        </span>
      ),
    },
  ];
}

export function MemberTable(props: MemberTableProps): ReactNode {
  return <DataTable label={messages.title} columns={columns(props)} rows={props.members} rowKey={(member) => member.userId} />;
}
