import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { describeError } from '../../../api/describe-error.js';
import { CopyButton } from '../../../components/actions/copy-button.js';
import { LinkButton } from '../../../components/actions/link-button.js';
import { useShownRevision } from '../../../components/code/shown-revision.js';
import { PresenceLine } from '../../../components/live/presence-line.js';
import { Page } from '../../../components/page/page.js';
import { ViewLinks } from '../../../components/page/view-links.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { CODE_VIEWS, paths, type CodeView } from '../../../routing/paths.js';
import { isTypingTarget, singleKeysEnabled } from '../../../routing/single-keys.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useShownCodeQuery, type ShownCode } from '../api/use-shown-code.js';
import { messages } from '../messages.js';
import classes from '../components/code-page.module.css';

/** Keys 1 to 9 open the views. */
function useViewKeys(pathOf: (view: CodeView) => string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const view = CODE_VIEWS[Number(event.key) - 1];
      if (view === undefined || event.ctrlKey || event.metaKey || event.altKey || isTypingTarget(event.target) || !singleKeysEnabled()) return;
      void navigate({ to: pathOf(view) });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate, pathOf]);
}

export interface CodePageProps {
  /** Where the code stands: whom it waits for, until when. */
  workflow: ReactNode;
  /** The next step for this person. */
  primary: ReactNode;
  /** What has to be said above the views, e.g. that a newer revision arrived. */
  notice: ReactNode;
  /** Evidence and decision, beside the views. */
  panel: ReactNode;
  /** Threads that are not resolved. */
  openThreads: number;
  /** Parameters that go with every view. */
  search: Record<string, unknown>;
}

function Lead({ code, workflow }: { code: ShownCode; workflow: ReactNode }): ReactNode {
  return (
    <span className={classes.lead}>
      {workflow}
      <span>
        {code.pageType}, {messages.revision(code.revision)} <code>{messages.shortHash(code.contentHash)}</code>
      </span>
      <CopyButton label={messages.copyHash} value={code.contentHash} isQuiet />
    </span>
  );
}

/** One code: what it is, where it stands, its views, and what to decide on it. */
export function CodePage({ workflow, primary, notice, panel, openThreads, search }: CodePageProps): ReactNode {
  const { brand, slugs } = useBrandScope();
  const { codeId } = useShownRevision();
  const query = useShownCodeQuery();
  const code = query.data;
  const errors = code?.errorCount ?? 0;
  const pathOf = (view: CodeView): string => paths.code({ org: slugs.org, brand: brand.slug, codeId }, view);
  useViewKeys(pathOf);
  const view = useLocation({ select: (location) => CODE_VIEWS.find((name) => location.pathname.endsWith(`/${name}`)) ?? 'code' });
  const isMissing = query.error !== null && describeError(query.error).kind === 'not_found';
  return (
    <Page
      title={messages.heading(codeId, code?.title)}
      tabTitle={`#${codeId} ${messages.views[view]}`}
      place={brand.name}
      trail={{ label: messages.title, to: paths.codes(slugs) }}
      isSticky
      status={
        code === undefined ? undefined : (
          <>
            <StatusBadge family="code" status={code.status} />
            <StatusBadge family="verdict" status={code.verdict} />
          </>
        )
      }
      lead={code === undefined ? undefined : <Lead code={code} workflow={workflow} />}
      actions={code === undefined ? undefined : primary}
    >
      {code === undefined ? null : <PresenceLine codeId={codeId} />}
      {isMissing ? null : (
        <ViewLinks
          label={messages.view}
          links={CODE_VIEWS.map((name) => ({
            to: pathOf(name),
            label: messages.views[name],
            search,
            count: name === 'findings' && code !== undefined ? code.errorCount + code.warningCount : name === 'discussion' && openThreads > 0 ? openThreads : undefined,
          }))}
        />
      )}
      {notice}
      {code?.status === 'failed_draft' ? (
        <Notice
          tone="bad"
          title={messages.failedDraft}
          actions={
            view === 'findings' ? null : (
              <LinkButton size="xs" variant="default" to={pathOf('findings')}>
                {messages.toFindings}
              </LinkButton>
            )
          }
        >
          <p>{messages.failedDraftText(errors)}</p>
        </Notice>
      ) : null}
      <QueryView query={query}>
        {() => (
          <div className={classes.layout}>
            <div className={classes.views}>
              <Outlet />
            </div>
            {panel}
          </div>
        )}
      </QueryView>
    </Page>
  );
}
