import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { makeKey, makeOrganization, send } from '../fixtures.js';
import { makeObjects } from '../foreign-objects.js';
import { startApi } from '../start-api.js';
import { arbitraryOf, brokenArbitrary, type Vocabulary } from './arbitrary-of-schema.js';
import type { ApiDocument, JsonSchema, OperationObject, ParameterObject } from './json-schema.js';

const SEED = 20_261_123;
const RUNS = 6;
/** A request that takes longer is a hang, on a machine where everything else runs too. */
const SLOW_MS = 5000;
// The first test compiles the schemas that all of them need.
vi.setConfig({ testTimeout: 120_000 });

const api = await startApi();
const shop = await makeOrganization(api);
const ids = await makeObjects(api, shop);
const key = await makeKey(api, shop.id);
const document = (await send(`${api.url}/api/v1/openapi.json`)).body as ApiDocument;
const vocabulary: Vocabulary = {
  document,
  known: { brand: [shop.brand.slug], slug: [shop.brand.slug, 'another'], brandId: [ids.brandId], pageType: ['pdp', 'plp', 'global'], id: [ids.selectorId, ids.templateId, ids.ruleId, ids.codeId, ids.runId], expectedVersion: [1, 2] },
};

const ajv = new Ajv2020({ strict: false, allErrors: false });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
ajv.addSchema({ $id: 'api', components: document.components });

interface Target {
  readonly method: string;
  readonly path: string;
  readonly operation: OperationObject;
}

const targets: Target[] = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })));

/** References inside a schema, as addresses of the registered document. */
const absolute = (schema: JsonSchema): object => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;

function assertDeclared({ operation }: Target, answer: { status: number; body: unknown; text: string; headers: Headers }): void {
  const declared = operation.responses[String(answer.status)];
  const shown = answer.text.slice(0, 300);
  const validate = ajv.compile(absolute(declared?.content?.['application/json']?.schema ?? {}));
  const isValid = validate(answer.body);
  expect({ shown, isDeclared: declared !== undefined, isOurFault: answer.status === 500, errors: isValid ? [] : validate.errors }).toEqual({ shown, isDeclared: true, isOurFault: false, errors: [] });
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.text).not.toMatch(/ at \w+ \(|relation "|syntax error at/);
}

/** Sends what was generated; body undefined: there is none. */
async function call(target: Target, values: { parameters: Record<string, unknown>; body: unknown }) {
  const rest = new Map(Object.entries(values.parameters));
  const path = target.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest.get(name));
    rest.delete(name);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams([...rest].filter(([, value]) => value !== undefined).map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : JSON.stringify(value)]));
  const startedAt = performance.now();
  const answer = await send(`${api.url}/api/v1${path}?${query.toString()}`, {
    method: target.method, bearer: key, ...(values.body === undefined ? {} : { body: JSON.stringify(values.body) }),
  });
  expect(performance.now() - startedAt).toBeLessThan(SLOW_MS);
  return answer;
}

const parametersArbitrary = (parameters: readonly ParameterObject[]) =>
  fc.record(Object.fromEntries(parameters.filter((parameter) => parameter.in !== 'header').map((parameter) => [parameter.name, arbitraryOf(vocabulary, parameter.schema, parameter.name)])), {
    requiredKeys: parameters.filter(({ required }) => required === true).map(({ name }) => name),
  });
const bodySchemaOf = ({ operation }: Target): JsonSchema | undefined => operation.requestBody?.content['application/json']?.schema;

const bodyTargets = targets.filter((target) => bodySchemaOf(target) !== undefined);

describe.each(bodyTargets.map((target) => [`${target.method} ${target.path}`, target] as const))('%s', (_, target) => {
  it('refuses input with one thing wrong, and says it as declared', async () => {
    expect.hasAssertions();
    const parameters = parametersArbitrary(target.operation.parameters ?? []);
    const body = brokenArbitrary(vocabulary, bodySchemaOf(target) ?? {});
    await fc.assert(
      fc.asyncProperty(fc.record({ parameters, body }), async ({ parameters: given, body: { value, isRefused } }) => {
        const answer = await call(target, { parameters: given, body: value });
        assertDeclared(target, answer);
        // The alias of the Opal tool answers what an agent can mend with 200.
        if (isRefused && target.path !== '/opal/generate-code') expect(answer.status).toBeGreaterThanOrEqual(400);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});

describe.each(targets.map((target) => [`${target.method} ${target.path}`, target] as const))('%s', (_, target) => {
  const schema = bodySchemaOf(target);
  const parameters = parametersArbitrary(target.operation.parameters ?? []);

  it('answers input that follows the document as the document says', async () => {
    expect.hasAssertions();
    const body = schema === undefined ? fc.constant(undefined) : arbitraryOf(vocabulary, schema);
    await fc.assert(
      fc.asyncProperty(fc.record({ parameters, body }), async (values) => assertDeclared(target, await call(target, values))),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('needs a key', async () => {
    const path = target.path.replaceAll(/\{\w+\}/g, '1');
    const answer = await send(`${api.url}/api/v1${path}`, { method: target.method, ...(schema === undefined ? {} : { body: '{}' }) });
    expect(answer.status).toBe(schema === undefined || target.path === '/opal/generate-code' ? 401 : answer.status);
    expect([400, 401]).toContain(answer.status);
  });

  it('is not there under another method', async () => {
    const path = target.path.replaceAll(/\{\w+\}/g, '1');
    // Where the path also fits one with a parameter, that one answers: the name is no id.
    const fitsAnother = (method: string): boolean =>
      Object.entries(document.paths).some(([other, operations]) => other !== target.path && operations?.[method.toLowerCase()] !== undefined && new RegExp(`^${other.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
    const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => document.paths[target.path]?.[method.toLowerCase()] === undefined);
    for (const method of others) {
      const answer = await send(`${api.url}/api/v1${path}`, { method, bearer: key, ...(method === 'GET' ? {} : { body: '{}' }) });
      expect([method, answer.status]).toEqual([method, fitsAnother(method) && answer.status === 400 ? 400 : 404]);
    }
  });
});
