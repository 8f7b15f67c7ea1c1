import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OpalRequest } from '@safecode/domain/requests/opal-request';
import { ScrollRegion } from '../../../components/layout/scroll-region.js';
import { Facts, type Fact } from '../../../components/page/facts.js';
import { Page } from '../../../components/page/page.js';
import { Columns, Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { lookOf } from '../../../components/status/status-looks.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { formatDuration, formatPercent } from '../../../i18n/format-number.js';
import { parseId } from '../../../routing/parse-id.js';
import { paths } from '../../../routing/paths.js';
import { useScope, type Scope } from '../../../routing/use-scope.js';
import { useRequest } from '../api/use-requests.js';
import { PhaseList } from '../components/phase-list.js';
import { RequestBadge } from '../components/request-badge.js';
import { toolName } from '../components/tool-name.js';
import { messages } from '../messages.js';
import classes from '../components/requests.module.css';

function answerFacts(request: OpalRequest, scope: Scope): Fact[] {
  const { org } = scope.slugs;
  const brand = scope.organization.brands.find((entry) => entry.id === request.brandId);
  const facts: (Fact | null)[] = [
    { label: messages.took, value: request.responseTimeMs === null ? messages.pending : formatDuration(request.responseTimeMs) },
    request.confidenceScore === null ? null : { label: messages.confidence, value: formatPercent(request.confidenceScore) },
    request.generatedCodeId === null || brand === undefined
      ? null
      : { label: messages.code, value: <Link to={paths.code({ org, brand: brand.slug, codeId: request.generatedCodeId })}>{messages.codeLink(request.generatedCodeId)}</Link> },
    request.runId === null || brand === undefined ? null : { label: messages.run, value: <Link to={paths.run(org, brand.slug, request.runId)}>{messages.runLink(request.runId)}</Link> },
  ];
  return facts.filter((fact) => fact !== null);
}

const callFacts = (request: OpalRequest): Fact[] => [
  { label: messages.tool, value: toolName(request.tool) },
  { label: messages.brand, value: request.brandName === '' ? messages.noBrand : request.brandName },
  { label: messages.requestId, value: <code>{request.requestId}</code> },
  { label: messages.user, value: request.opalUserId ?? messages.unknown },
  { label: messages.session, value: request.sessionId ?? messages.unknown },
  { label: messages.mode, value: request.executionMode ?? messages.unknown },
  { label: messages.token, value: request.tokenName ?? messages.unknown },
  { label: messages.started, value: <TimeStamp iso={request.createdAt} format="moment" /> },
  { label: messages.completed, value: request.completedAt === null ? messages.pending : <TimeStamp iso={request.completedAt} format="moment" /> },
];

export function RequestPage(): ReactNode {
  const scope = useScope();
  const requestId = parseId(useParams({ strict: false }).requestId);
  const query = useRequest(requestId);
  return (
    <Page
      title={messages.heading(requestId)}
      place={scope.brand?.name ?? scope.organization.name}
      trail={{ label: messages.title, to: paths.requests(scope.slugs) }}
      status={query.data === undefined ? undefined : <RequestBadge request={query.data} />}
      lead={query.data?.testDescription ?? undefined}
    >
      <QueryView query={query}>
        {(request) => (
          <>
            {request.errorMessage === null ? null : (
              <Notice tone={request.outcome === null ? 'warn' : lookOf('outcome', request.outcome).tone}>
                <p>{request.errorMessage}</p>
                {request.errorCode === null ? null : <code>{request.errorCode}</code>}
              </Notice>
            )}
            <Columns
              main={
                <>
                  <Panel title={messages.answer}>
                    <Facts facts={answerFacts(request, scope)} />
                  </Panel>
                  <Panel title={messages.parameters}>
                    <p className={classes.muted}>{messages.parametersHint}</p>
                    <ScrollRegion label={messages.parameters} className={classes.json}>
                      <pre className={classes.jsonText}>{JSON.stringify(request.parameters, null, 2)}</pre>
                    </ScrollRegion>
                  </Panel>
                </>
              }
              side={
                <>
                  <Panel title={messages.call}>
                    <Facts facts={callFacts(request)} />
                  </Panel>
                  <Panel title={messages.phases}>
                    <PhaseList phases={request.phases} />
                  </Panel>
                </>
              }
            />
          </>
        )}
      </QueryView>
    </Page>
  );
}
