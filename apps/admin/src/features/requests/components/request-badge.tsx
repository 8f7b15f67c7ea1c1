import type { ReactNode } from 'react';
import type { OpalRequest } from '@safecode/domain/requests/opal-request';
import { StatusBadge } from '../../../components/status/status-badge.js';

/** How a call ended; while it runs, that it does. A call that asks back is not shown as an error. */
export function RequestBadge({ request }: { request: Pick<OpalRequest, 'status' | 'outcome'> }): ReactNode {
  return request.outcome === null ? <StatusBadge family="request" status={request.status} /> : <StatusBadge family="outcome" status={request.outcome} />;
}
