import type { JsonObject } from './tool-call.js';

/**
 * Adds the interactive form of a finished generation to its answer: fields to read beside the plain JSON, which stays
 * whole. Written by hand, because the vendor's SDK leaves out the `type` that the client needs. Names are as on the
 * wire. An answer without code stays as it is.
 */
export function withIsland(body: JsonObject): JsonObject {
  const { code } = body;
  if (body['ok'] !== true || typeof code !== 'object' || code === null) return body;
  const shown = code as JsonObject;
  const fields = [
    field('code_id', 'Code', shown['id']),
    field('verdict', 'Verdict', shown['verdict']),
    field('confidence', 'Confidence', typeof shown['confidence'] === 'number' ? `${Math.round(shown['confidence'] * 100)} %` : ''),
    field('url', 'Evidence', shown['url']),
    field('javascript', 'JavaScript', shown['javascript']),
    field('css', 'CSS', shown['css']),
  ];
  return { ...body, type: 'island', config: { islands: [{ fields, actions: [] }] } };
}

function field(name: string, label: string, value: unknown): JsonObject {
  return { name, label, type: 'string', value: typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '', hidden: name === 'code_id', options: [] };
}
