import { z } from 'zod';
import { toCamelCase, toSnakeCase } from './snake-case.js';
import type { OpalTool } from './tools.js';

/** The type names of the tool protocol. */
export const TOOL_PARAMETER_TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object'] as const;
export type ToolParameterType = (typeof TOOL_PARAMETER_TYPES)[number];

/** A parameter as Opal lists it: these four fields and no others. */
export interface ToolParameter {
  readonly name: string;
  readonly type: ToolParameterType;
  readonly description: string;
  readonly required: boolean;
}

interface JsonSchema {
  readonly type?: unknown;
  readonly description?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly $ref?: unknown;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

const known = new WeakMap<z.ZodObject, ToolParameter[]>();

/** The parameters of a tool, in snake_case, made from its schema (once: every call of the tool reads them). */
export function toolParameters(tool: OpalTool): readonly ToolParameter[] {
  const parameters = known.get(tool.input) ?? parametersOf(tool.input);
  known.set(tool.input, parameters);
  return parameters;
}

function parametersOf(input: z.ZodObject): ToolParameter[] {
  const document = z.toJSONSchema(input, { io: 'input' }) as JsonSchema;
  const definitions = document.$defs ?? {};
  // A schema with an id of its own is a definition that the document only refers to.
  const schema = resolve(document, definitions) ?? document;
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name: toSnakeCase(name),
    type: typeOf(property, definitions),
    description: typeof property.description === 'string' ? property.description : '',
    required: schema.required?.includes(name) ?? false,
  }));
}

const resolve = (schema: JsonSchema, definitions: Readonly<Record<string, JsonSchema>>): JsonSchema | undefined =>
  typeof schema.$ref === 'string' ? definitions[schema.$ref.replace('#/$defs/', '')] : undefined;

function typeOf(property: JsonSchema, definitions: Readonly<Record<string, JsonSchema>>): ToolParameterType {
  const plain = TOOL_PARAMETER_TYPES.find((type) => type === property.type);
  if (plain !== undefined) return plain;
  const inner = resolve(property, definitions) ?? [...(property.anyOf ?? []), ...(property.allOf ?? [])].find((option) => option.type !== 'null');
  return inner === undefined ? 'string' : typeOf(inner, definitions);
}

/**
 * Parameters as a caller sent them, as the tool's schema wants them. Names may be snake_case or camelCase. What means
 * "not given" is left out: null, "", and for optional ones what a form sends for an untouched field (0, false). Text
 * that holds the number or object a parameter is declared as is read as such, because agents write both.
 */
export function readToolParameters(tool: OpalTool, sent: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const declared = new Map(toolParameters(tool).map((parameter) => [toCamelCase(parameter.name), parameter]));
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(sent)) {
    const parameter = declared.get(toCamelCase(name));
    if (parameter === undefined || value === null || value === '') continue;
    if (!parameter.required && isUntouched(parameter.type, value)) continue;
    read[toCamelCase(name)] = readAs(parameter.type, value);
  }
  return read;
}

function isUntouched(type: ToolParameterType, value: unknown): boolean {
  if (value === false) return true;
  return value === 0 && type !== 'object' && type !== 'array';
}

function readAs(type: ToolParameterType, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (type === 'integer' || type === 'number') return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : value;
  if ((type === 'object' && text.startsWith('{')) || (type === 'array' && text.startsWith('['))) return parseJson(text) ?? value;
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
