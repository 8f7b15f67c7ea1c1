import type { OpenApiMeta } from 'trpc-to-openapi';

type OpenApi = NonNullable<OpenApiMeta['openapi']>;

/** Marks a procedure as operation of the REST face: `operation('GET /brands/{id}', 'Brands', 'One brand')`. */
export function operation(route: `${OpenApi['method']} /${string}`, tag: string, summary: string): OpenApiMeta {
  const [method, path] = route.split(' ') as [OpenApi['method'], OpenApi['path']];
  return { openapi: { method, path, tags: [tag], summary, protect: true } };
}
