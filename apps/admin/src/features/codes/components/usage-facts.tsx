import type { ReactNode } from 'react';
import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import { Facts } from '../../../components/page/facts.js';
import { formatMicroUsd, formatNumber } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import classes from './codes.module.css';

/** Tokens and price of each call of a model. */
export function UsageFacts({ usage }: { usage: readonly ModelUsage[] }): ReactNode {
  if (usage.length === 0) return <p className={classes.muted}>{messages.noModel}</p>;
  return usage.map((row) => (
    <Facts
      key={`${row.model}-${row.inputTokens}-${row.outputTokens}`}
      facts={[
        { label: messages.model, value: row.model },
        { label: messages.tokensIn, value: formatNumber(row.inputTokens) },
        { label: messages.cached, value: formatNumber(row.cacheReadTokens) },
        { label: messages.tokensOut, value: formatNumber(row.outputTokens) },
        { label: messages.price, value: formatMicroUsd(row.costMicroUsd) },
      ]}
    />
  ));
}
