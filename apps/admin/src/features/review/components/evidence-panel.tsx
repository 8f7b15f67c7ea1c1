import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FINDING_CATEGORIES } from '@safecode/domain/verification/categories';
import type { VariationReport } from '@safecode/domain/verification/report';
import { declaredEffects, EFFECT_KINDS } from '../../../components/code/declared-effects.js';
import { EffectChanges } from '../../../components/code/effect-changes.js';
import { countEffects } from '../../../components/code/effect-words.js';
import { summarizeChecks } from '../../../components/code/summarize-checks.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { formatList } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import classes from './review.module.css';

export interface EvidenceProps {
  report: VariationReport;
  /** The revision it is compared with: the one this person voted on last, else the one it was made from. */
  base: { readonly number: number; readonly report: VariationReport; readonly isLookedAt: boolean } | null;
  /** Addresses of the findings and of the diff. */
  findingsTo: string;
  diffTo: string;
  diffSearch: Record<string, unknown>;
}

/** The kinds that say most; the others stand under Evidence. */
const KINDS = EFFECT_KINDS.slice(0, 5);

function Proofs({ report, findingsTo }: Pick<EvidenceProps, 'report' | 'findingsTo'>): ReactNode {
  const rows = summarizeChecks(report, FINDING_CATEGORIES);
  const errors = rows.reduce((sum, row) => sum + row.errors, 0);
  const warnings = rows.reduce((sum, row) => sum + row.warnings, 0);
  const notRun = rows.filter((row) => row.status === 'not_run').length;
  const version = [...new Set(report.parts.map((part) => part.verifierVersion))].join(', ');
  return (
    <ul className={classes.proofs}>
      <li>
        <StatusBadge family="check" status={errors === 0 ? 'passed' : 'failed'} />
        <span>{errors === 0 ? messages.staticPassed(rows.length - notRun, version) : messages.staticFailed(errors)}</span>
      </li>
      {warnings === 0 && errors === 0 ? null : (
        <li>
          <StatusBadge family="check" status="warned" />
          <Link to={findingsTo}>{messages.warnings(warnings + errors)}</Link>
        </li>
      )}
      {notRun === 0 ? null : (
        <li>
          <StatusBadge family="check" status="not_run" />
          <span>{messages.notChecked(notRun)}</span>
        </li>
      )}
      <li>
        <StatusBadge family="check" status="not_run" />
        <span>{messages.browserNone}</span>
      </li>
    </ul>
  );
}

/** What is proved of the revision on screen, what it does, and how that differs from what was known before. */
export function Evidence({ report, base, findingsTo, diffTo, diffSearch }: EvidenceProps): ReactNode {
  return (
    <div className={classes.group}>
      <Proofs report={report} findingsTo={findingsTo} />
      <p>
        <span className={classes.muted}>{messages.does}</span> {formatList(KINDS.map((kind) => countEffects(kind, declaredEffects(report, kind).length)))}.
      </p>
      {base === null ? null : (
        <div className={classes.compared}>
          <h3>{base.isLookedAt ? messages.sinceYouLooked(base.number) : messages.since(base.number)}</h3>
          <EffectChanges before={base.report} after={report} />
          <Link to={diffTo} search={diffSearch as never}>
            {messages.showChange}
          </Link>
        </div>
      )}
    </div>
  );
}
