import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { LinkButton } from '../../../components/actions/link-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Page } from '../../../components/page/page.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { parseId } from '../../../routing/parse-id.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useTemplateChanges } from '../api/use-templates.js';
import { ExperimentPanel } from '../components/experiment-panel.js';
import { TemplateForm } from '../components/template-form.js';
import { messages } from '../messages.js';

/** One template: read, change with the verifier beside it, archive. */
export function TemplatePage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const navigate = useNavigate();
  const templateId = parseId(useParams({ strict: false }).templateId);
  // Not asked again by itself: a reload under somebody's hands would throw their text away.
  const query = trpc.templates.get.useQuery({ id: templateId }, { refetchOnWindowFocus: false });
  const { archive } = useTemplateChanges();
  const [asking, setAsking] = useState(false);
  const [loads, setLoads] = useState(0);
  const list = paths.knowledge(slugs.org, brand.slug, 'templates');
  const template = query.data;
  const isPublished = template?.status === 'published';
  return (
    <Page
      title={template === undefined ? messages.title : messages.heading(template.name, template.version)}
      place={brand.name}
      trail={{ label: messages.title, to: list }}
      status={template === undefined ? undefined : <StatusBadge family="template" status={template.status} />}
      actions={
        isPublished ? (
          <>
            {can('knowledge.update') ? (
              <Button variant="default" onClick={() => setAsking(true)}>
                {messages.archive}
              </Button>
            ) : null}
            {can('code.generate') ? (
              <LinkButton variant="default" to={paths.generate(slugs)} search={{ template: template.slug, page: template.pageTypes[0] }}>
                {messages.generate}
              </LinkButton>
            ) : null}
          </>
        ) : undefined
      }
    >
      {template?.status === 'archived' ? (
        <Notice tone="neutral">
          <p>{messages.archivedNotice}</p>
        </Notice>
      ) : null}
      <QueryView query={query}>
        {(loaded) => (
          <>
          <TemplateForm
            key={`${loaded.id}-${loaded.version}-${loads}`}
            brand={brand}
            template={loaded}
            blockedBy={loaded.status === 'archived' ? messages.archivedNotice : can('knowledge.update') ? null : messages.notAllowed}
            onSaved={(saved) => flash(messages.saved(saved.name, saved.version))}
            onReload={() => void query.refetch().then(() => setLoads((count) => count + 1))}
          />
          <ExperimentPanel template={loaded} blockedBy={loaded.status === 'archived' ? messages.archivedNotice : can('knowledge.update') ? null : messages.notAllowed} />
          </>
        )}
      </QueryView>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={messages.archiveTitle(template?.name ?? '')}
        confirmLabel={messages.archive}
        onConfirm={async () => {
          await archive.mutateAsync({ id: templateId });
          flash(messages.archived(template?.name ?? ''));
          await navigate({ to: list });
        }}
      >
        {messages.archiveText}
      </ConfirmDialog>
    </Page>
  );
}
