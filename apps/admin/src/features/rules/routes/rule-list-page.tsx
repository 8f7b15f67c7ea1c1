import { Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import type { CodeRule } from '@safecode/domain/rules/code-rule';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { KnowledgeLinks } from '../../../components/page/knowledge-links.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { LoadMore } from '../../../components/table/load-more.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useRuleChanges, useRules } from '../api/use-rules.js';
import { RuleForm } from '../components/rule-form.js';
import { RuleTable } from '../components/rule-table.js';
import { messages } from '../messages.js';
import { ruleListSearchSchema } from './rule-list-search.js';

/** A finding links to its rule: the row is shown when it is there. */
function useShownRule(isLoaded: boolean): void {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (isLoaded && hash !== '') document.getElementById(hash)?.scrollIntoView({ block: 'center' });
  }, [isLoaded, hash]);
}

type Opened = { what: 'form'; rule: CodeRule | null } | { what: 'archive'; rule: CodeRule } | null;

export function RuleListPage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const [search, change] = useSearchState(ruleListSearchSchema);
  const pages = useRules(brand.id, search.show === 'all');
  useShownRule(pages.data !== undefined);
  const { archive } = useRuleChanges();
  const [opened, setOpened] = useState<Opened>(null);
  const canChange = can('knowledge.update');
  const close = (): void => setOpened(null);
  return (
    <Page
      title={messages.title}
      place={brand.name}
      lead={messages.lead}
      actions={
        <ActionButton leftSection={<IconPlus size={18} aria-hidden />} blockedBy={canChange ? null : messages.notAllowed} onClick={() => setOpened({ what: 'form', rule: null })}>
          {messages.add}
        </ActionButton>
      }
    >
      <KnowledgeLinks org={slugs.org} brand={brand.slug} />
      <Switch
        label={messages.showArchived}
        checked={search.show === 'all'}
        onChange={(event) => change({ show: event.currentTarget.checked ? 'all' : undefined })}
      />
      <QueryView query={pages}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <EmptyState title={messages.empty}>{messages.emptyText}</EmptyState>
          ) : (
            <>
              <RuleTable
                rules={rows}
                canChange={canChange}
                lessonTo={(id) => paths.lesson(slugs.org, brand.slug, id)}
                onEdit={(rule) => setOpened({ what: 'form', rule })}
                onArchive={(rule) => setOpened({ what: 'archive', rule })}
              />
              {pages.hasMore ? <LoadMore shown={rows.length} total={total} hasMore loading={pages.loadingMore} onMore={pages.loadMore} /> : null}
            </>
          )
        }
      </QueryView>
      <Dialog opened={opened?.what === 'form'} onClose={close} title={opened?.rule === null ? messages.add : messages.editNamed(opened?.rule.definition.id ?? '')} size="lg">
        {opened?.what === 'form' ? <RuleForm brandId={brand.id} rule={opened.rule} onDone={close} /> : null}
      </Dialog>
      <ConfirmDialog
        opened={opened?.what === 'archive'}
        onClose={close}
        title={messages.archiveTitle(opened?.rule?.definition.id ?? '')}
        confirmLabel={messages.archiveVerb}
        onConfirm={async () => {
          if (opened?.what !== 'archive') return;
          await archive.mutateAsync({ id: opened.rule.id });
          flash(messages.archived(opened.rule.definition.id));
        }}
      >
        {opened?.what === 'archive' ? messages.archiveText(messages.kinds[opened.rule.definition.kind].name) : null}
      </ConfirmDialog>
    </Page>
  );
}
