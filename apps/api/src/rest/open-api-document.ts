import { OPAL_TOOLS, toolFailureSchema } from '@safecode/domain/opal/tools';
import { toolParameters } from '@safecode/domain/opal/tool-parameters';
import { generateOpenApiDocument, type OpenAPIObject } from 'trpc-to-openapi';
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import type { AppRouter } from '../router.js';
import { errorSchema } from './error-schema.js';

/** Answers every operation can give beside its success. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The input is not valid',
  401: 'No or no valid key',
  403: 'The key has not the right',
  404: 'No such object, or none the caller may know of',
  409: 'The object is not in the state the change needs',
  413: 'The body is too large',
  415: 'The body is not JSON',
  422: 'The input is valid and cannot be followed',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available at the moment',
};

export const API_VERSION = '1.0.0';

/** The OpenAPI document of the REST face, made from the procedures and their schemas. */
export function openApiDocument(router: AppRouter, publicUrl: string): OpenAPIObject {
  const document = generateOpenApiDocument(router, {
    title: 'Opal Safe Code Generator',
    description:
      'Generates the JavaScript and CSS of A/B test variations and proves what it touches. Authorise with an API key: `Authorization: Bearer …`. The same operations are the procedures of the console.',
    version: API_VERSION,
    baseUrl: `${publicUrl}/api/v1`,
    securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
    defs: { Error: errorSchema },
    paths: opalPaths(),
  });
  for (const item of Object.values(document.paths ?? {})) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = item[method];
      if (operation !== undefined) operation.responses = { 200: operation.responses?.['200'], ...refusalReferences() };
    }
  }
  document.components = { ...document.components, schemas: withoutLibraryErrors(document.components?.schemas ?? {}) };
  return document;
}

function refusalReferences(): Record<string, unknown> {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  return Object.fromEntries(Object.entries(REFUSALS).map(([status, description]) => [status, { description, content }]));
}

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** The library's own error schemas lack our `data`; nothing refers to them any more. */
function withoutLibraryErrors(schemas: Schemas): Schemas {
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => !name.startsWith('error.')));
}

/** The roadmap's alias of the tool `generate_variation_code`, which is no procedure: its answers are made for agents. */
function opalPaths(): ZodOpenApiPathsObject {
  const tool = OPAL_TOOLS.find(({ name }) => name === 'generate_variation_code');
  if (tool === undefined) return {};
  const shape = Object.fromEntries(
    toolParameters(tool).map(({ name, type, description, required }) => {
      const field = (type === 'object' ? z.record(z.string(), z.union([z.string(), z.number()])) : z.string()).describe(description);
      return [name, required ? field : field.nullish()];
    }),
  );
  return {
    '/opal/generate-code': {
      post: {
        operationId: 'opal-generate-code',
        summary: 'The Opal tool generate_variation_code under its roadmap address',
        description: 'Refusals an agent can act on are answered with status 200 and `ok: false`.',
        tags: ['Opal'],
        security: [{ apiKey: [] }],
        requestBody: { required: true, content: { 'application/json': { schema: z.object({ parameters: z.object(shape) }) } } },
        responses: {
          200: { description: 'The code, a pending job, or a refusal', content: { 'application/json': { schema: z.union([opalAnswerSchema, toolFailureSchema]) } } },
        },
      },
    },
  };
}

const opalAnswerSchema = z.looseObject({ ok: z.literal(true), status: z.enum(['done', 'pending']), job_id: z.int().nullable(), message: z.string() });
