import type { ReactNode } from 'react';
import type { Phases } from '@safecode/domain/requests/opal-request';
import { Facts } from '../../../components/page/facts.js';
import { formatDuration } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';

const ORDER = ['queue', 'select', 'model', 'verify'] as const satisfies readonly (keyof Phases)[];

/** Where the time of a call went. */
export function PhaseList({ phases }: { phases: Phases }): ReactNode {
  const facts = ORDER.flatMap((phase) => {
    const ms = phases[phase];
    return ms === undefined ? [] : [{ label: messages.phaseNames[phase], value: formatDuration(ms) }];
  });
  return facts.length === 0 ? <p>{messages.noPhases}</p> : <Facts facts={facts} />;
}
