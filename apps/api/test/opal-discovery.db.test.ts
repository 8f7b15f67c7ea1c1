import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { OPAL_TOOLS } from '@safecode/domain/opal/tools';
import { toolParameters, type ToolParameterType } from '@safecode/domain/opal/tool-parameters';
import { Parameter, ParameterType, ToolsService } from '@optimizely-opal/opal-tools-sdk';
import express4 from 'express4';
import { describe, expect, it } from 'vitest';
import { send } from './fixtures.js';
import { startApi } from './start-api.js';

const api = await startApi();

/** The vendor's name of a type. */
function vendorType(type: ToolParameterType): ParameterType {
  const found = Object.values(ParameterType)[Object.values<string>(ParameterType).indexOf(type)];
  if (found === undefined) throw new Error(`The SDK has no type ${type}.`);
  return found;
}

/** What the vendor's own SDK prints for the same tools. */
async function vendorManifest(): Promise<unknown> {
  const app = express4();
  const service = new ToolsService(app);
  for (const tool of OPAL_TOOLS) {
    const parameters = toolParameters(tool).map(({ name, type, description, required }) => new Parameter(name, vendorType(type), description, required));
    service.registerTool(tool.name, tool.description, async () => ({}), parameters, `/tools/${tool.name.replaceAll('_', '-')}`);
  }
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    return (await send(`http://127.0.0.1:${(server.address() as AddressInfo).port}/discovery`)).body;
  } finally {
    server.close();
  }
}

describe('discovery', () => {
  it('is what the vendor’s SDK prints for the same tools', async () => {
    const { status, body } = await send(`${api.url}/discovery`);
    expect(status).toBe(200);
    expect(body).toEqual(await vendorManifest());
  });

  it('is public, never stored, and answers HEAD', async () => {
    const { headers } = await send(`${api.url}/discovery`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    const head = await fetch(`${api.url}/discovery`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('lists endpoints that are there, however a caller joins them with the address', async () => {
    const { body } = await send(`${api.url}/discovery`);
    const { functions } = body as { functions: { endpoint: string; http_method: string }[] };
    for (const { endpoint, http_method: method } of functions) {
      for (const address of [new URL(endpoint, `${api.url}/discovery`).href, `${api.url}/discovery${endpoint}`, `${new URL(`${api.url}/discovery`).origin}${endpoint}`]) {
        expect([address, (await send(address, { method, body: {} })).status]).toEqual([address, 401]);
      }
    }
  });

  it('holds nothing of a tenant and no field registration does not know', async () => {
    const { body } = await send(`${api.url}/discovery`);
    for (const known of (body as { functions: { parameters: object[] }[] }).functions) {
      expect(Object.keys(known).sort()).toEqual(['description', 'endpoint', 'http_method', 'name', 'parameters']);
      for (const parameter of known.parameters) expect(Object.keys(parameter).sort()).toEqual(['description', 'name', 'required', 'type']);
    }
  });
});
