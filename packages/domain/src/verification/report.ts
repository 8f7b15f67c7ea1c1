import { z } from 'zod';
import { FINDING_CATEGORIES } from './categories.js';

export const codeLanguageSchema = z.enum(['js', 'css']).meta({ id: 'CodeLanguage' });
export type CodeLanguage = z.infer<typeof codeLanguageSchema>;

export const verdictSchema = z.enum(['pass', 'fail']).meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof verdictSchema>;

/** Replaces a part of one source. Offsets count UTF-16 units from 0; the end is exclusive. */
export const textEditSchema = z
  .object({ language: codeLanguageSchema, start: z.int().nonnegative(), end: z.int().nonnegative(), text: z.string() })
  .meta({ id: 'TextEdit' });
export type TextEdit = z.infer<typeof textEditSchema>;

/**
 * A change that mends a finding and was proved not to make another one. Its edits belong together and do not overlap;
 * those of one variation may change its JavaScript and its CSS.
 */
export const fixSchema = z
  .object({
    /** What applying it does, as a command: "Add a check that the element is there". */
    title: z.string(),
    edits: z.array(textEditSchema).min(1),
  })
  .meta({ id: 'Fix' });
export type Fix = z.infer<typeof fixSchema>;

/** One thing the verifier could not prove safe. Lines and columns count from 1; the end is exclusive. */
export const findingSchema = z
  .object({
    category: z.enum(FINDING_CATEGORIES),
    severity: z.enum(['error', 'warning']),
    /** A sentence for people with the actual value in it. */
    message: z.string(),
    line: z.int().positive(),
    column: z.int().positive(),
    endLine: z.int().positive(),
    endColumn: z.int().positive(),
    /** Id of the brand's rule that this breaks, where one applies. */
    rule: z.string().optional(),
    /** Why it matters, in one sentence. */
    why: z.string().optional(),
    /** How to mend it, in one sentence. */
    mend: z.string().optional(),
    /** A change that mends it, where one is known to be safe. Absent in reports before verifier 0.2. */
    fix: fixSchema.optional(),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof findingSchema>;

/** What code does with the elements of a selector. `query`: it looks them up; `call`: it makes them act (click, scroll). */
export const SELECTOR_USES = ['query', 'read', 'text', 'style', 'class', 'attribute', 'listen', 'insert', 'move', 'remove', 'call'] as const;
export type SelectorUse = (typeof SELECTOR_USES)[number];

/** What a host is contacted for. */
export const HOST_USES = ['request', 'resource', 'link'] as const;
export type HostUse = (typeof HOST_USES)[number];

export const GLOBAL_USES = ['read', 'write'] as const;
export type GlobalUse = (typeof GLOBAL_USES)[number];

/**
 * What a change does, declared beside the findings. Each list is sorted and free of duplicates. The lists that say how
 * are absent in reports before verifier 0.2.
 */
export const effectsSchema = z
  .object({
    /** Selectors the code resolves to, own ones too. */
    selectors: z.array(z.string()),
    /** Hosts that are contacted or linked. */
    hosts: z.array(z.string()),
    /** Events that are listened to. */
    events: z.array(z.string()),
    /** Timers, frames, polls and observers that are started. */
    timers: z.array(z.string()),
    /** Globals that are written. */
    globals: z.array(z.string()),
    /** Classes the code gives to elements or toggles. */
    classes: z.array(z.string()),
    /** Elements that are created, by code or in markup. */
    created: z.array(z.string()),
    selectorUses: z.array(z.object({ selector: z.string(), use: z.enum(SELECTOR_USES) })).optional(),
    hostUses: z.array(z.object({ host: z.string(), use: z.enum(HOST_USES) })).optional(),
    /** `on` is a selector, `window`, `document`, or a created element. */
    listeners: z.array(z.object({ event: z.string(), on: z.string() })).optional(),
    /** Globals of note that are read or written: the brand's namespace, the data layer, the testing platform. */
    globalUses: z.array(z.object({ global: z.string(), use: z.enum(GLOBAL_USES) })).optional(),
    /** Custom properties that are set. */
    customProperties: z.array(z.string()).optional(),
    /** Names of `@keyframes` that are declared. */
    keyframes: z.array(z.string()).optional(),
  })
  .meta({ id: 'Effects' });
export type Effects = z.infer<typeof effectsSchema>;

/** The answer of the verifier for one piece of code. The verdict is `fail` exactly when a finding is an error. */
export const reportSchema = z
  .object({
    verdict: verdictSchema,
    language: codeLanguageSchema,
    pageType: z.string(),
    findings: z.array(findingSchema),
    effects: effectsSchema,
    /**
     * SHA-256 of what the code means: formatting, comments, quotes and the names of local variables do not change it.
     * Null when the code does not parse; absent in reports before verifier 0.2.
     */
    astHash: z.string().nullable().optional(),
    /** SHA-256 of the canonical JSON of `effects`; absent in reports before verifier 0.2. */
    effectsHash: z.string().optional(),
    /** Categories that were checked, all of them, also those without a finding. */
    checked: z.array(z.enum(FINDING_CATEGORIES)),
    /** Version of the verifier: a report is only comparable with reports of the same version. */
    verifierVersion: z.string(),
  })
  .meta({ id: 'VerificationReport' });
export type VerificationReport = z.infer<typeof reportSchema>;

/** The reports of the parts of one variation: JavaScript and CSS are proved apart and judged together. */
export const variationReportSchema = z
  .object({
    verdict: verdictSchema,
    parts: z.array(reportSchema),
  })
  .meta({ id: 'VariationReport' });
export type VariationReport = z.infer<typeof variationReportSchema>;
