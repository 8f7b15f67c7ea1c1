import type { ReactNode } from 'react';
import type { TemplateExperiment } from '@safecode/domain/experiments/template-experiment';
import type { Share } from '@safecode/domain/confidence/prediction';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { formatNumber } from '../../../i18n/format-number.js';
import { formatShare } from '../../../i18n/format-share.js';
import { messages } from '../messages.js';
import classes from './templates.module.css';

interface Line {
  readonly key: string;
  readonly measure: string;
  readonly control: string;
  readonly treatment: string;
}

const share = (value: Share): string => (value.n === 0 ? messages.nothingYet : formatShare(value));

function linesOf({ reading }: TemplateExperiment): Line[] {
  return [
    { key: 'settled', measure: messages.editedOrRejected, control: share(reading.control), treatment: share(reading.treatment) },
    ...reading.guardrails.map((guardrail) => ({ key: guardrail.name, measure: messages.guardrails[guardrail.name], control: share(guardrail.control), treatment: share(guardrail.treatment) })),
    { key: 'requests', measure: messages.differentRequests, control: formatNumber(reading.ratio.control), treatment: formatNumber(reading.ratio.treatment) },
  ];
}

/** How the two versions of an experiment compare, with what may be said of it. */
export function ExperimentReading({ experiment }: { experiment: TemplateExperiment }): ReactNode {
  const { id, controlVersion, treatmentVersion, status, startedAt, startedBy, endReason, reading } = experiment;
  const columns: Column<Line>[] = [
    { key: 'measure', header: messages.measure, phone: 'title', cell: (line) => line.measure },
    { key: 'control', header: messages.versionName(controlVersion), needsHeader: true, cell: (line) => line.control },
    { key: 'treatment', header: messages.versionName(treatmentVersion), needsHeader: true, cell: (line) => line.treatment },
  ];
  return (
    <section className={classes.experiment}>
      <h3>
        {messages.experimentName(id, controlVersion, treatmentVersion)} <StatusBadge family="experiment" status={status} />
      </h3>
      <p className={classes.muted}>
        {messages.startedBy(startedBy)} <TimeStamp iso={startedAt} />. {messages.newGets(experiment.share)}
      </p>
      <DataTable label={messages.experimentName(id, controlVersion, treatmentVersion)} columns={columns} rows={linesOf(experiment)} rowKey={(line) => line.key} />
      <p>{endReason === '' ? messages.evidence(reading) : endReason}</p>
    </section>
  );
}
