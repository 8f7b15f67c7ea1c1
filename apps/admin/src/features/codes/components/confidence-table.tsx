import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Contribution, Prediction } from '@safecode/domain/confidence/prediction';
import type { Confidence } from '@safecode/domain/generation/confidence';
import { Panel } from '../../../components/page/panel.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { formatPercent } from '../../../i18n/format-number.js';
import { formatShare } from '../../../i18n/format-share.js';
import { paths } from '../../../routing/paths.js';
import { messages } from '../messages.js';
import classes from './codes.module.css';

type Part = Confidence['parts'][number];

const columns: readonly Column<Part>[] = [
  { key: 'part', header: messages.part, phone: 'title', cell: (part) => messages.parts[part.part] },
  {
    key: 'value',
    header: messages.value,
    align: 'end',
    tight: true,
    cell: (part) => (
      <>
        <span className={classes.meter} aria-hidden>
          <span style={{ inlineSize: `${part.value * 100}%` }} />
        </span>{' '}
        {formatPercent(part.value)}
      </>
    ),
  },
  { key: 'weight', header: messages.weight, align: 'end', tight: true, needsHeader: true, cell: (part) => formatPercent(part.weight) },
  { key: 'where', header: messages.where, cell: (part) => part.text },
];

const reasonColumns: readonly Column<Contribution>[] = [
  { key: 'effect', header: messages.effect, align: 'end', tight: true, cell: ({ effect }) => messages.points(effect) },
  { key: 'text', header: messages.why, phone: 'title', cell: ({ text }) => text },
];

/** Why the chance is what it is: who says so, what became of codes like this one, and what moved it. */
function PredictionPart({ prediction, org, brand }: { prediction: Prediction; org: string; brand: string }): ReactNode {
  const { evidence, contributions } = prediction;
  return (
    <>
      <p>
        {messages.chance(formatPercent(prediction.probability))} {evidence === null ? null : messages.cameTrue(formatShare(evidence))}
      </p>
      <p className={classes.muted}>
        <Link to={paths.learningSection(org, brand, 'confidence')}>{messages.byModel(prediction.modelVersion, prediction.outcomes)}</Link>
      </p>
      {contributions.length === 0 ? <p className={classes.muted}>{messages.nothingUnusual}</p> : <DataTable label={messages.whyChance} columns={reasonColumns} rows={contributions} rowKey={(row) => row.feature} />}
      <h3 className={classes.small}>{messages.evidenceParts}</h3>
    </>
  );
}

/** The score with its parts: each says where it comes from. */
export function ConfidenceTable({ confidence, org, brand }: { confidence: Confidence; org: string; brand: string }): ReactNode {
  return (
    <Panel title={`${messages.confidenceTitle} ${formatPercent(confidence.score)}`}>
      {confidence.prediction === undefined ? <p className={classes.muted}>{messages.uncalibrated}</p> : <PredictionPart prediction={confidence.prediction} org={org} brand={brand} />}
      <DataTable label={messages.confidenceTitle} columns={columns} rows={confidence.parts} rowKey={(part) => part.part} />
    </Panel>
  );
}
