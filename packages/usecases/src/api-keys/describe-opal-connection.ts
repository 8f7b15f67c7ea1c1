import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { ApiKey, opalConnectionSchema } from '@safecode/domain/api-keys/api-key';
import { toolParameters } from '@safecode/domain/opal/tool-parameters';
import { OPAL_TOOLS } from '@safecode/domain/opal/tools';
import { listApiKeys } from '@safecode/database/api-keys/api-key-repository';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { listRequests } from '@safecode/database/requests/request-read-model';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

type OpalConnection = z.infer<typeof opalConnectionSchema>;
type Check = OpalConnection['checks'][number];

/** What somebody needs to connect Opal: address, tools as Opal reads them, and what is known to work. @throws access.denied */
export async function describeOpalConnection(deps: Deps, principal: Principal): Promise<OpalConnection> {
  assertCan(principal, 'api_key.read');
  const { keys, lastCall } = await inTenant(deps.db, tenantContextOf(principal), async (tx) => ({
    keys: await listApiKeys(tx),
    lastCall: await listRequests(tx, { brandIds: null, limit: 1, cursorKey: deps.keys.cursor }),
  }));
  const discoveryUrl = `${deps.config.publicUrl}/discovery`;
  const isPublic = isPublicAddress(deps.config.publicUrl);
  const lastCallAt = lastCall.rows[0]?.createdAt ?? null;
  return {
    discoveryUrl,
    isPublic,
    tools: OPAL_TOOLS.map((tool) => ({
      name: tool.name,
      description: tool.description,
      parameters: toolParameters(tool).map(({ name, type, required }) => ({ name, type, required })),
    })),
    lastCallAt,
    checks: [addressCheck(isPublic), tlsCheck(discoveryUrl), tokenCheck(keys, deps.clock.now()), callCheck(lastCallAt)],
  };
}

/** Whether others than this computer can reach an address, by its host name alone. */
export function isPublicAddress(address: string): boolean {
  const { hostname } = new URL(address);
  const isPrivate = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.0\.0\.0|\[)/.test(hostname);
  return !isPrivate && !/\.(localhost|local|internal|test|example|invalid)$/.test(hostname) && hostname.includes('.');
}

const addressCheck = (isPublic: boolean): Check =>
  isPublic
    ? { name: 'Address', status: 'passed', message: 'The address can be reached from outside, judging by its name.' }
    : { name: 'Address', status: 'failed', message: 'Opal cannot reach this address because it is only visible on this computer or network. Set PUBLIC_URL to a public address.' };

const tlsCheck = (url: string): Check =>
  url.startsWith('https://')
    ? { name: 'Encryption', status: 'passed', message: 'The address uses https.' }
    : { name: 'Encryption', status: 'failed', message: 'Opal calls https addresses only. Put a TLS proxy in front, as docker/ does.' };

function tokenCheck(keys: readonly ApiKey[], now: Date): Check {
  const live = keys.filter((key) => key.kind === 'opal' && key.revokedAt === null && (key.expiresAt === null || new Date(key.expiresAt) > now));
  if (live.length === 0) return { name: 'Token', status: 'failed', message: 'There is no live Opal token. Make one and enter it in Opal.' };
  return { name: 'Token', status: 'passed', message: `${live.length} live: ${live.map((key) => key.name).join(', ')}.` };
}

const callCheck = (lastCallAt: string | null): Check =>
  lastCallAt === null
    ? { name: 'First call', status: 'not_run', message: 'Opal has not called yet.' }
    : { name: 'First call', status: 'passed', message: 'Opal has called; see Opal requests.' };
