import { z } from 'zod';
import { codeLanguageSchema } from '../verification/report.js';

/** What an edit is about; the first that fits, see packages/learning. */
export const CORRECTION_KINDS = ['format_only', 'selector_fix', 'rule_compliance', 'style_fix', 'logic_fix', 'mixed'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** How an improvement changes code. */
export const IMPROVEMENT_FORMS = ['selector_alias', 'ast_rewrite', 'css_rewrite', 'rule'] as const;
export type ImprovementForm = (typeof IMPROVEMENT_FORMS)[number];

/** How a new text follows from an old one. */
export const derivationSchema = z.discriminatedUnion('op', [
  /** `remove` is taken off and `add` put on, before and behind; of each word when `words`. */
  z.object({ op: z.literal('affix'), remove: z.tuple([z.string(), z.string()]), add: z.tuple([z.string(), z.string()]), words: z.boolean() }),
  /** Every `from` becomes `to`; whole words only where `from` begins or ends with a letter of one. */
  z.object({ op: z.literal('replace'), from: z.string(), to: z.string() }),
  /** A number with `unit` times `factor`, with `newUnit`. */
  z.object({ op: z.literal('scale'), unit: z.string(), factor: z.number(), newUnit: z.string(), leadingZero: z.boolean() }),
]);
export type Derivation = z.infer<typeof derivationSchema>;

/** Code that fits: constants by the hash of their normal form, holes by their node types and by what must be derivable from them. */
export type Pattern =
  | { readonly t: 'const'; readonly kind: string; readonly hash: string }
  | { readonly t: 'node'; readonly kind: string; readonly label: string; readonly list: boolean; readonly kids: readonly Pattern[] }
  | { readonly t: 'hole'; readonly id: number; readonly kinds: readonly string[] | null; readonly category: string; readonly guards: readonly Derivation[] }
  | { readonly t: 'list'; readonly id: number }
  | { readonly t: 'region'; readonly id: number; readonly kids: readonly Pattern[] };

export const patternSchema: z.ZodType<Pattern> = z.lazy(() =>
  z.discriminatedUnion('t', [
    z.object({ t: z.literal('const'), kind: z.string(), hash: z.string() }),
    z.object({ t: z.literal('node'), kind: z.string(), label: z.string(), list: z.boolean(), kids: z.array(patternSchema) }),
    z.object({ t: z.literal('hole'), id: z.int(), kinds: z.array(z.string()).nullable(), category: z.string(), guards: z.array(derivationSchema) }),
    z.object({ t: z.literal('list'), id: z.int() }),
    z.object({ t: z.literal('region'), id: z.int(), kids: z.array(patternSchema) }),
  ]),
);

/** A piece of new code: text as it was written in an example, or what a hole holds. */
export const templatePieceSchema = z.union([
  z.object({ text: z.string() }),
  z.object({ hole: z.int(), kind: z.string(), derive: derivationSchema.nullable(), wrap: z.boolean(), before: z.string(), quote: z.string() }),
]);
export type TemplatePiece = z.infer<typeof templatePieceSchema>;

/** What one changed part becomes. */
export const rewriteRegionSchema = z.object({
  /** The new code as patterns: to see that it is there already. */
  pattern: z.array(patternSchema),
  /** One list of pieces for each new node. */
  nodes: z.array(z.array(templatePieceSchema)),
  /** True when old code never has the form of new code, so that what has it needs no change. */
  telling: z.boolean(),
});

export const rewriteSchema = z.object({
  type: z.literal('rewrite'),
  /** `node`: fits anywhere; `window`: a run of a list of this kind, up to its end when `toEnd`. */
  root: z.enum(['node', 'window']),
  listKind: z.string(),
  toEnd: z.boolean(),
  pattern: z.array(patternSchema),
  regions: z.array(rewriteRegionSchema),
});
export type Rewrite = z.infer<typeof rewriteSchema>;

export const aliasSchema = z.object({ type: z.literal('alias'), from: z.string(), to: z.string() });
export type Alias = z.infer<typeof aliasSchema>;

/** What kinds of own name are renamed together at all their uses. */
export const NAME_KINDS = ['binding', 'keyframes', 'custom-property', 'class'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

export const renameSchema = z.object({
  type: z.literal('rename'),
  nameKind: z.enum(NAME_KINDS),
  /** One name, or how the new name follows from any old one. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  derive: derivationSchema.nullable(),
});
export type Rename = z.infer<typeof renameSchema>;

/**
 * What was learnt from at least three corrections: what to change into what, how to find it, and who it rests on.
 * Kept as data; `version` is that of the format, and improvements of another version are learnt again, not applied.
 */
export const improvementSchema = z
  .object({
    version: z.literal(1),
    id: z.string(),
    kind: z.enum(CORRECTION_KINDS),
    form: z.enum(IMPROVEMENT_FORMS),
    language: codeLanguageSchema,
    /** Readable, with named holes. */
    before: z.string(),
    after: z.string(),
    /** Ids of the corrections it was learnt from, in order. */
    support: z.array(z.string()),
    authors: z.array(z.string()),
    change: z.discriminatedUnion('type', [aliasSchema, renameSchema, rewriteSchema]),
  })
  .meta({ id: 'Improvement' });
export type Improvement = z.infer<typeof improvementSchema>;
