import { useEffect, type ReactNode } from 'react';
import { announce } from '../../../components/announcer/announcer.js';
import codeClasses from '../../../components/code/code.module.css';
import { FindingCard } from '../../../components/code/finding-card.js';
import { orderFindings } from '../../../components/code/order-findings.js';
import { Panel } from '../../../components/page/panel.js';
import { QueryView } from '../../../components/states/query-view.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { useTemplateCheck } from '../api/use-template-check.js';
import { messages } from '../messages.js';
import classes from './templates.module.css';

/** What the verifier says about the text in the editors, filled with example values. */
export function CheckPanel({ brandId, content }: { brandId: number; content: unknown }): ReactNode {
  const { query, isComplete } = useTemplateCheck(brandId, content);
  const report = query.data?.report;
  const count = report?.parts.reduce((sum, part) => sum + part.findings.length, 0) ?? null;
  useEffect(() => {
    if (count !== null) announce(messages.findingsSaid(count));
  }, [count]);
  return (
    <Panel title={messages.check} aside={report === undefined ? null : <StatusBadge family="verdict" status={report.verdict} />}>
      {isComplete || query.data !== undefined ? (
        <QueryView query={query}>
          {(result) => {
            const findings = orderFindings(result.report);
            if (findings.length === 0) return <p>{`${messages.clean} ${messages.cleanText(new Set(result.report.parts.flatMap((part) => part.checked)).size)}`}</p>;
            return (
              <>
                <p className={classes.muted}>{`${messages.findings(findings.length)}. ${messages.filled}:`}</p>
                <ul className={codeClasses.list}>
                  {findings.map(({ finding, language, key }) => (
                    <li key={key}>
                      <FindingCard finding={finding} language={language} source={language === 'js' ? result.javascript : result.css} />
                    </li>
                  ))}
                </ul>
              </>
            );
          }}
        </QueryView>
      ) : (
        <p className={classes.muted}>{messages.checkWaits}</p>
      )}
    </Panel>
  );
}
