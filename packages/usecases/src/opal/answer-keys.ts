import { toSnakeCase } from '@safecode/domain/opal/snake-case';
import type { JsonObject } from './tool-call.js';

/** The answer as Opal reads it: every name in snake_case. Values, also names that are values, stay as they are. */
export function toOpalNames(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [toSnakeCase(name), renameInside(value)]));
}

function renameInside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renameInside);
  return typeof value === 'object' && value !== null ? toOpalNames(value as JsonObject) : value;
}
