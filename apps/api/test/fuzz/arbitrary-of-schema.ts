import fc, { type Arbitrary } from 'fast-check';
import { resolveSchema, type ApiDocument, type JsonSchema } from './json-schema.js';

/** Texts that have broken servers before. */
const NASTY = ['', ' ', '\u0000', '\uD800', '../../etc/passwd', "'; drop table brands; --", '%00', '{{7*7}}', '𝕊𝕙𝕠𝕡', '\u202E', 'a'.repeat(5000), '-1', 'null', '[object Object]', '<script>'];

export interface Vocabulary {
  readonly document: ApiDocument;
  /** Names and ids that exist, by the name of the field, so that requests get past the front door. */
  readonly known: Readonly<Record<string, readonly unknown[]>>;
}

/** Values that follow the schema, mostly; `name` is the field they are for. */
export function arbitraryOf(vocabulary: Vocabulary, schema: JsonSchema, name = ''): Arbitrary<unknown> {
  const resolved = resolveSchema(vocabulary.document, schema);
  const known = vocabulary.known[name];
  const plain = plainArbitrary(vocabulary, resolved);
  return known === undefined ? plain : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: plain });
}

function plainArbitrary(vocabulary: Vocabulary, schema: JsonSchema): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return fc.oneof(...options.map((option) => arbitraryOf(vocabulary, option)));
  if (schema.allOf?.[0] !== undefined) return arbitraryOf(vocabulary, schema.allOf[0]);
  return typedArbitrary(vocabulary, schema, typeof schema.type === 'string' ? schema.type : schema.type?.[0]);
}

function typedArbitrary(vocabulary: Vocabulary, schema: JsonSchema, type: string | undefined): Arbitrary<unknown> {
  switch (type) {
    case 'object':
      return objectArbitrary(vocabulary, schema);
    case 'array':
      return arrayArbitrary(vocabulary, schema);
    case 'string':
      return stringArbitrary(schema);
    case 'integer':
      return integerArbitrary(schema);
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function arrayArbitrary(vocabulary: Vocabulary, { items = {}, minItems = 0, maxItems = 3 }: JsonSchema): Arbitrary<unknown[]> {
  return fc.array(arbitraryOf(vocabulary, items), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) });
}

function integerArbitrary({ minimum, exclusiveMinimum = -1, maximum = 1000 }: JsonSchema): Arbitrary<number> {
  return fc.integer({ min: minimum ?? exclusiveMinimum + 1, max: Math.min(maximum, 2_147_483_647) });
}

function stringArbitrary(schema: JsonSchema): Arbitrary<string> {
  if (schema.format === 'uri') return fc.webUrl();
  if (schema.format === 'date-time') return fc.date({ min: new Date(0), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern, 'u'), { size: 'small' });
  return fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 60, (schema.minLength ?? 0) + 60), unit: 'grapheme' });
}

function objectArbitrary(vocabulary: Vocabulary, schema: JsonSchema): Arbitrary<unknown> {
  const required = [...(schema.required ?? [])];
  const fields = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, arbitraryOf(vocabulary, property, name)]));
  if (Object.keys(fields).length === 0 && typeof schema.additionalProperties === 'object') return fc.dictionary(fc.string({ maxLength: 12 }), arbitraryOf(vocabulary, schema.additionalProperties), { maxKeys: 3 });
  return fc.record(fields, { requiredKeys: required });
}

/** One thing wrong with an object that follows its schema: a field missing, of another type, or a text nobody expects. */
export function brokenArbitrary(vocabulary: Vocabulary, schema: JsonSchema): Arbitrary<{ readonly value: unknown; readonly isRefused: boolean }> {
  const resolved = resolveSchema(vocabulary.document, schema);
  const required = resolved.required ?? [];
  const texts = Object.entries(resolved.properties ?? {}).filter(([, property]) => resolveSchema(vocabulary.document, property).type === 'string');
  const whole = objectArbitrary(vocabulary, resolved);
  const choices: Arbitrary<{ value: unknown; isRefused: boolean }>[] = [fc.constantFrom(null, [], 'text', 7, true).map((value) => ({ value, isRefused: required.length > 0 }))];
  if (required.length > 0) {
    choices.push(fc.tuple(whole, fc.constantFrom(...required)).map(([value, name]) => ({ value: without(value, name), isRefused: true })));
    choices.push(fc.tuple(whole, fc.constantFrom(...required)).map(([value, name]) => ({ value: { ...(value as object), [name]: { wrong: [true] } }, isRefused: true })));
  }
  if (texts.length > 0) {
    choices.push(fc.tuple(whole, fc.constantFrom(...texts), fc.constantFrom(...NASTY)).map(([value, [name], text]) => ({ value: { ...(value as object), [name]: text }, isRefused: false })));
  }
  return fc.oneof(...choices);
}

const without = (value: unknown, name: string): unknown => Object.fromEntries(Object.entries(value as object).filter(([key]) => key !== name));
