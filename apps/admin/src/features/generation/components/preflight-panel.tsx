import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RiskNote } from '@safecode/domain/confidence/risk-note';
import { Facts } from '../../../components/page/facts.js';
import { Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { formatPercent } from '../../../i18n/format-number.js';
import { paths } from '../../../routing/paths.js';
import type { BrandScope } from '../../../routing/use-scope.js';
import { usePreflight, type PreflightRequest } from '../api/use-preflight.js';
import { messages } from '../messages.js';
import classes from './generation.module.css';

/** What usually goes wrong with requests like this one, with what it is a share of. */
function RiskNotice({ risk }: { risk: RiskNote }): ReactNode {
  return (
    <Notice tone={risk.similar.low > risk.base.rate ? 'warn' : 'neutral'} title={messages.risk(formatPercent(risk.risk))}>
      <p>{messages.riskSimilar(risk.similar.count, risk.similar.n)}</p>
      <p>{messages.riskBase(formatPercent(risk.base.rate), risk.base.n)}</p>
      {risk.kinds.length === 0 ? null : (
        <p>{messages.riskKinds(risk.kinds.map(({ kind, share }) => messages.riskKind(kind, share.count)))}</p>
      )}
    </Notice>
  );
}

/** What a generation would use and what stands in its way, said before anything is spent. */
export function PreflightPanel({ scope, request }: { scope: BrandScope; request: PreflightRequest }): ReactNode {
  const { query, isReady, isShortened } = usePreflight(request);
  const { org } = scope.slugs;
  const brand = scope.brand.slug;
  return (
    <Panel title={messages.used}>
      {isReady ? (
        <QueryView query={query}>
          {(preflight) => (
            <>
              {preflight.problems.length === 0 ? null : (
                <Notice tone="warn" title={messages.problems}>
                  {preflight.problems.map((problem) => (
                    <p key={problem}>{problem}</p>
                  ))}
                </Notice>
              )}
              {preflight.risk === null ? null : <RiskNotice risk={preflight.risk} />}
              <Facts
                facts={[
                  { label: messages.engine, value: messages.engineOf(preflight.provider, preflight.model) },
                  { label: messages.knowledge, value: messages.knowledgeOf(preflight.knowledgeVersion) },
                  { label: messages.rules, value: <Link to={paths.knowledge(org, brand, 'rules')}>{preflight.ruleCount}</Link> },
                  { label: messages.selectors, value: <Link to={paths.knowledge(org, brand, 'selectors')}>{preflight.selectorCount}</Link> },
                ]}
              />
              <div>
                <h3 className={classes.small}>{messages.templates}</h3>
                {preflight.templates.length === 0 ? (
                  <p className={classes.muted}>{messages.noTemplates}</p>
                ) : (
                  <ol className={classes.ranked}>
                    {preflight.templates.map((template) => (
                      <li key={template.slug}>
                        <span>
                          {template.name} <span className={classes.muted}>v{template.version}</span>
                        </span>
                        <span className={classes.muted}>{messages.templateMatch(formatPercent(Math.min(1, template.score)))}</span>
                      </li>
                    ))}
                  </ol>
                )}
              </div>
              {isShortened ? <p className={classes.muted}>{messages.shortened}</p> : null}
            </>
          )}
        </QueryView>
      ) : (
        <p className={classes.muted}>{messages.writeFirst}</p>
      )}
    </Panel>
  );
}
