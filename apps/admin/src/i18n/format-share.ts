import type { Share } from '@safecode/domain/confidence/prediction';
import { formatNumber, formatPercent } from './format-number.js';

const whole = (share: number): string => String(Math.round(share * 100));

/** A share with its 95 % interval and what it is a share of: `82 % (76-87), 118 of 143`. */
export const formatShare = ({ rate, low, high, count, n }: Share): string =>
  n === 0 ? 'none' : `${formatPercent(rate)} (${whole(low)}-${whole(high)}), ${formatNumber(count)} of ${formatNumber(n)}`;
