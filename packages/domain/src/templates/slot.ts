import { z } from 'zod';

const slotBase = {
  /** Name of the placeholder: `{{name}}` in the code. camelCase. */
  name: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'A slot name is camelCase, e.g. "barCopy".'),
  /** What a person calls it, e.g. "Bar copy". */
  label: z.string().min(1).max(120),
  required: z.boolean().default(true),
  /** Words in a request that point at this slot ("background", "copy", "threshold"). */
  hints: z.array(z.string().min(1).max(60)).max(20).default([]),
};

/** A literal: only digits, so that it can stand bare in JavaScript and CSS. */
const number = z.number().finite();

/** CSS colours a slot accepts: `#rgb`, `#rrggbb`, or a CSS colour name (letters only). */
export const colorSchema = z
  .string()
  .regex(/^(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|[a-zA-Z]{3,30})$/, 'A colour is #rgb, #rrggbb or a CSS colour name.');

export const INSERT_POSITIONS = ['beforebegin', 'afterbegin', 'beforeend', 'afterend'] as const;
export const insertPositionSchema = z.enum(INSERT_POSITIONS);
export type InsertPosition = z.infer<typeof insertPositionSchema>;

/**
 * A typed hole of a template. In JavaScript `{{name}}` stands where an expression may stand and becomes a
 * string or number literal; in CSS it stands where a value may stand and becomes a colour or a number (with
 * `unit`). A selector slot becomes a string literal in JavaScript and a selector in CSS.
 */
export const slotSchema = z
  .discriminatedUnion('kind', [
    z.object({ ...slotBase, kind: z.literal('text'), default: z.string().max(500).optional(), maxLength: z.int().min(1).max(500).default(200) }),
    z.object({ ...slotBase, kind: z.literal('color'), default: colorSchema.optional() }),
    z.object({
      ...slotBase,
      kind: z.literal('number'),
      default: number.optional(),
      min: number.optional(),
      max: number.optional(),
      /** CSS unit appended in CSS only, e.g. `px`. */
      unit: z.enum(['px', 'rem', 'em', '%', 's', 'ms']).optional(),
      /** What the number means in a request, so that "50 EUR" and "12 px" do not mix. */
      quantity: z.enum(['money', 'length', 'duration', 'percent', 'count']).default('count'),
    }),
    /** Filled with the brand's approved selector of this role on the page type (or one the request names). */
    z.object({ ...slotBase, kind: z.literal('selector'), role: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/), default: z.string().optional() }),
    z.object({ ...slotBase, kind: z.literal('url'), default: z.string().max(500).optional() }),
    z.object({ ...slotBase, kind: z.literal('position'), default: insertPositionSchema.optional() }),
  ])
  .meta({ id: 'Slot' });

export type Slot = z.infer<typeof slotSchema>;
export type SlotKind = Slot['kind'];

/** Values by slot name: a string for text, color, selector, url and position, a number for number. */
export const slotValuesSchema = z.record(z.string(), z.union([z.string().max(1000), z.number()]));
export type SlotValues = z.infer<typeof slotValuesSchema>;
