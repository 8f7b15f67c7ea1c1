import type { z } from 'zod';

/**
 * Values of a path or a query string as the schema wants them: numbers and booleans are read from their only spelling,
 * everything else stays text and is refused by the schema. The schema itself is never changed for it: the same one
 * validates tRPC calls, where "true" is not a boolean.
 */
export function readTextValues(schema: z.ZodObject, values: Readonly<Record<string, string | readonly string[]>>): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = Object.hasOwn(schema.shape, name) ? (schema.shape[name] as z.ZodType | undefined) : undefined;
    read[name] = field === undefined || typeof value !== 'string' ? value : readText(kindOf(field), value);
  }
  return read;
}

function readText(kind: string, text: string): unknown {
  if (kind === 'number' && /^-?\d{1,15}(\.\d{1,10})?$/.test(text)) return Number(text);
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** The kind of a schema below optional, nullable, default and the like. */
function kindOf(schema: z.ZodType): string {
  const def = schema.def as { type: string; innerType?: z.ZodType; in?: z.ZodType };
  const inner = def.innerType ?? def.in;
  return inner === undefined ? def.type : kindOf(inner);
}
