import type { RequestHandler } from 'express';
import type { OpenAPIObject } from 'trpc-to-openapi';
import { newNonce, setPagePolicy } from './security-headers.js';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly detail: unknown;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * The reader of the API document: one page made on the server, without a script, so that it works under the same
 * policy as the console and in a text browser.
 */
export function apiDocs(document: OpenAPIObject): RequestHandler {
  const body = renderBody(document);
  return (_request, response) => {
    const nonce = newNonce();
    response.locals['route'] = '/api/docs';
    setPagePolicy(response, nonce);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(document.info.title)}: API</title><style nonce="${nonce}">${STYLE}</style></head><body>${body}</body></html>`);
  };
}

function renderBody(document: OpenAPIObject): string {
  const operations = operationsOf(document);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const sections = tags.map((tag) => {
    const rows = operations.filter((operation) => operation.tag === tag).map(renderOperation);
    return `<section aria-labelledby="${idOf(tag)}"><h2 id="${idOf(tag)}">${escape(tag)}</h2>${rows.join('')}</section>`;
  });
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => `<details id="schema-${escape(name)}"><summary><code>${escape(name)}</code></summary>${renderJson(schema)}</details>`,
  );
  const links = tags.map((tag) => `<li><a href="#${idOf(tag)}">${escape(tag)}</a></li>`).join('');
  return `<header><h1>${escape(document.info.title)}</h1><p>${escape(document.info.description ?? '')}</p><p>Version ${escape(document.info.version)} · <a href="/api/v1/openapi.json">openapi.json</a></p></header><nav aria-label="Sections"><ul>${links}<li><a href="#schemas">Schemas</a></li></ul></nav><main>${sections.join('')}<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>${schemas.join('')}</section></main>`;
}

function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const { summary = '', tags, parameters, requestBody, responses } = operation;
      const success: unknown = responses?.['200'];
      return [{ method: method.toUpperCase(), path: `/api/v1${path}`, summary, tag: tags?.[0] ?? 'Other', detail: { parameters, requestBody, success } }];
    }),
  );
}

function renderOperation({ method, path, summary, detail }: Operation): string {
  return `<details><summary><span class="method">${method}</span> <code>${escape(path)}</code> ${escape(summary)}</summary>${renderJson(detail)}</details>`;
}

/** JSON as text, with links to the schemas it refers to. */
function renderJson(value: unknown): string {
  const text = escape(JSON.stringify(value, null, 2) ?? '');
  return `<pre tabindex="0">${text.replaceAll(/#\/components\/schemas\/([A-Za-z0-9_.-]+)/g, '<a href="#schema-$1">$1</a>')}</pre>`;
}

const idOf = (tag: string): string => `tag-${tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{margin:0 auto;max-width:64rem;padding:1.5rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0}h2{margin-top:2.5rem}details{border-top:1px solid #8886;padding:.25rem 0}
summary{cursor:pointer;padding:.35rem 0}summary:focus-visible,a:focus-visible,pre:focus-visible{outline:2px solid;outline-offset:2px}
.method{display:inline-block;font-weight:600;min-width:4rem}pre{background:#8881;border-radius:6px;overflow:auto;padding:1rem;font-size:.85rem;max-height:32rem}
a{color:inherit}`;
