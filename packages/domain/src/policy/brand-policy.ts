import { z } from 'zod';

/** Page type under which an entry is approved everywhere. */
export const GLOBAL_PAGE_TYPE = 'global';

/** A page type of the shop, e.g. `pdp`. Lower-case words joined by `-`. */
export const pageTypeSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'A page type is a lower-case word such as "pdp".')
  .meta({ id: 'PageType' });

export const policySelectorSchema = z.object({
  selector: z.string().min(1).max(1000),
  pageType: pageTypeSchema,
  name: z.string().max(200).default(''),
  status: z.enum(['approved', 'deprecated']).default('approved'),
  replacement: z.string().max(1000).optional(),
  /** Approved, but on its way out: using it is a warning. */
  retiring: z.enum(['warned', 'deprecated']).optional(),
  /** Subjects made of tags, `*` and pseudo-classes only are approved below this entry. */
  subtree: z.boolean().default(false),
});

const ruleBase = { id: z.string().min(1).max(40), text: z.string().max(1000).default('') };
const host = z
  .string()
  .regex(/^[a-z0-9.-]+(:\d{1,5})?$/i, 'A host is a name such as "img.shop.example", without scheme and path.');

const WRITTEN_RULES = [
  z.object({ ...ruleBase, kind: z.literal('own-prefix'), value: z.string().regex(/^[a-z][a-z0-9-]{0,30}-$/) }),
  z.object({ ...ruleBase, kind: z.literal('no-global-leak'), allowNamespace: z.string().optional() }),
  z.object({ ...ruleBase, kind: z.literal('require-guard') }),
  z.object({
    ...ruleBase,
    kind: z.literal('max-size'),
    /** UTF-8 bytes of one change. */
    js: z.int().positive(),
    css: z.int().positive(),
    unit: z.string().optional(),
  }),
  z.object({ ...ruleBase, kind: z.literal('no-important') }),
  z.object({
    ...ruleBase,
    kind: z.literal('allowed-hosts'),
    network: z.array(host).max(200),
    resources: z.array(host).max(200),
    scheme: z.literal('https').default('https'),
  }),
  z.object({ ...ruleBase, kind: z.literal('no-jquery') }),
  z.object({ ...ruleBase, kind: z.literal('es-level'), value: z.int().min(2015).max(2026) }),
  z.object({ ...ruleBase, kind: z.literal('no-storage') }),
  z.object({ ...ruleBase, kind: z.literal('no-navigation') }),
  z.object({ ...ruleBase, kind: z.literal('no-sensitive-fields') }),
  z.object({ ...ruleBase, kind: z.literal('forbid-api'), value: z.array(z.string().min(1).max(100)).max(200) }),
] as const;

/** The kinds of rule a person can write. Each kind switches on (or parametrises) one part of the verifier. */
export const writtenRuleSchema = z.discriminatedUnion('kind', WRITTEN_RULES);

/** Every kind of rule. `learnt`: code has nothing in it that the lesson of this number would change. */
export const policyRuleSchema = z.discriminatedUnion('kind', [...WRITTEN_RULES, z.object({ ...ruleBase, kind: z.literal('learnt'), lesson: z.int().positive() })]);

/**
 * What a brand allows: the input of the verifier. The shape of a policy file; see the safety policy.
 * Order of `selectors` and `rules` does not matter.
 */
export const brandPolicySchema = z.object({
  brand: z.string().min(1).max(200),
  description: z.string().max(2000).optional(),
  /** Base URL of the shop; relative URLs are resolved against it. */
  site: z.url(),
  pageTypes: z.array(pageTypeSchema).min(1).max(50),
  ownPrefix: z.string().regex(/^[a-z][a-z0-9-]{0,30}-$/, 'The own prefix is a lower-case word that ends with "-".'),
  selectors: z.array(policySelectorSchema).max(20_000),
  rules: z.array(policyRuleSchema).max(500),
});

export type BrandPolicy = z.infer<typeof brandPolicySchema>;
export type PolicyRule = z.infer<typeof policyRuleSchema>;
export type PolicyRuleKind = PolicyRule['kind'];
export type WrittenRule = z.infer<typeof writtenRuleSchema>;
export type WrittenRuleKind = WrittenRule['kind'];
