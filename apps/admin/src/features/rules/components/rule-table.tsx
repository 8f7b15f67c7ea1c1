import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CodeRule, ListedRule } from '@safecode/domain/rules/code-rule';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import { describeRule } from './describe-rule.js';
import classes from './rules.module.css';

export interface RuleTableProps {
  rules: readonly ListedRule[];
  canChange: boolean;
  /** Where a lesson is shown: a rule that was learnt is changed there. */
  lessonTo: (id: number) => string;
  onEdit: (rule: CodeRule) => void;
  onArchive: (rule: CodeRule) => void;
}

function columns({ canChange, lessonTo, onEdit, onArchive }: RuleTableProps): Column<ListedRule>[] {
  const actions: Column<ListedRule> = {
    key: 'actions',
    header: messages.actions,
    tight: true,
    cell: ({ definition, ...rule }) =>
      rule.status === 'archived' ? null : (
        <span className={classes.actions}>
          {definition.kind === 'learnt' ? null : (
            <Button size="xs" variant="default" aria-label={messages.editNamed(definition.id)} onClick={() => onEdit({ definition, ...rule })} data-row-link>
              {messages.edit}
            </Button>
          )}
          <Button size="xs" variant="default" aria-label={messages.archiveNamed(definition.id)} onClick={() => onArchive({ definition, ...rule })}>
            {messages.archive}
          </Button>
        </span>
      ),
  };
  return [
    {
      key: 'number',
      header: messages.number,
      tight: true,
      cell: ({ definition }) => (
        // Findings link to the rule by its number.
        <strong id={definition.id}>{definition.id}</strong>
      ),
    },
    {
      key: 'kind',
      header: messages.kind,
      phone: 'title',
      cell: ({ definition }) => (
        <>
          <strong>{messages.kinds[definition.kind].name}</strong>
          <div className={classes.muted}>{definition.text === '' ? messages.kinds[definition.kind].text : definition.text}</div>
        </>
      ),
    },
    {
      key: 'value',
      header: messages.value,
      cell: ({ definition, keeper }) =>
        definition.kind === 'learnt' ? (
          <>
            <Link to={lessonTo(definition.lesson)} data-row-link>
              {messages.lessonOf(definition.lesson)}
            </Link>
            {keeper === null ? null : <div className={classes.muted}>{messages.keeper(keeper)}</div>}
          </>
        ) : (
          describeRule(definition)
        ),
    },
    { key: 'status', header: messages.status, tight: true, cell: (rule) => <StatusBadge family="archivable" status={rule.status} /> },
    {
      key: 'updated',
      header: messages.updated,
      tight: true,
      phone: 'hidden',
      cell: (rule) => (
        <>
          <TimeStamp iso={rule.updatedAt} />
          {rule.updatedBy === null ? null : <div className={classes.muted}>{rule.updatedBy}</div>}
        </>
      ),
    },
    ...(canChange ? [actions] : []),
  ];
}

export function RuleTable(props: RuleTableProps): ReactNode {
  return <DataTable label={messages.title} columns={columns(props)} rows={props.rules} rowKey={(rule) => rule.id} />;
}
