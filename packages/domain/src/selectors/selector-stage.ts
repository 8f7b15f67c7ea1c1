import { z } from 'zod';
import { codeStatusSchema } from '../codes/generated-code.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { healthStateSchema } from '../selector-health/health-state.js';
import { domSelectorSchema, selectorStatusSchema, type SelectorStatus } from './dom-selector.js';

/*
 *   approved --> warned --> deprecated --> archived     takes effect on its day; those who use the selector are told before
 *       ^__________'____________'_____________'         undo: at once, to any earlier stage
 *
 *   warned      code may use it; whoever generates or reviews such code hears that it is on its way out
 *   deprecated  new code does not get it; code that has it is warned in its review
 *   archived    code may not touch it
 */

/** From staying to going. Stages may be passed over, never without notice. */
export const SELECTOR_STAGES: readonly SelectorStatus[] = ['approved', 'warned', 'deprecated', 'archived'];

export type StageMove = 'same' | 'onward' | 'undo';

/** Whether a move takes a selector further on its way out, or back. */
export function stageMove(from: SelectorStatus, to: SelectorStatus): StageMove {
  const way = SELECTOR_STAGES.indexOf(to) - SELECTOR_STAGES.indexOf(from);
  return way === 0 ? 'same' : way > 0 ? 'onward' : 'undo';
}

const DAY_MS = 86_400_000;

/**
 * When a move takes effect. Undoing is at once: nobody has to prepare for a selector that stays.
 * @param wanted the day somebody chose; null: after the notice of the brand, in days
 */
export function stageEffectiveAt(move: { readonly from: SelectorStatus; readonly to: SelectorStatus; readonly wanted: Date | null; readonly noticeDays: number }, now: Date): Date {
  if (stageMove(move.from, move.to) === 'undo') return now;
  const at = move.wanted ?? new Date(now.getTime() + move.noticeDays * DAY_MS);
  return at < now ? now : at;
}

const OUTCOMES: Readonly<Record<SelectorStatus, string>> = { approved: 'stays approved', warned: 'is on its way out', deprecated: 'is deprecated', archived: 'is archived' };

/** What those who use a selector are told, as the end of a sentence. Days are of UTC. */
export function describeStage(change: { readonly name: string; readonly selector: string; readonly to: SelectorStatus; readonly effectiveAt: Date; readonly now: Date }): string {
  const { name, selector, to, effectiveAt, now } = change;
  const day = effectiveAt <= now ? '' : ` from ${effectiveAt.toISOString().slice(0, 10)}`;
  return `${name} (${selector}) ${OUTCOMES[to]}${day}`;
}

export const changeStageSchema = z.object({
  selectorId: idSchema,
  expectedVersion: z.int().positive(),
  to: selectorStatusSchema,
  /** When it takes effect; null: after the notice the brand's policy sets. Going back is at once, whatever this says. */
  effectiveAt: timestampSchema.nullable().default(null),
  /** What to use instead; null leaves what is known. */
  replacement: z.string().trim().max(1000).nullable().default(null),
  reason: z.string().trim().max(1000).default(''),
});
export type ChangeStage = z.infer<typeof changeStageSchema>;
export const stageChangeIdSchema = z.object({ changeId: idSchema });

export const STAGE_CHANGE_STATES = ['planned', 'effective', 'cancelled'] as const;
export const stageChangeSchema = z.object({
  id: idSchema,
  from: selectorStatusSchema,
  to: selectorStatusSchema,
  state: z.enum(STAGE_CHANGE_STATES),
  effectiveAt: timestampSchema,
  reason: z.string(),
  plannedBy: z.string(),
  plannedAt: timestampSchema,
  /** People who were told of it. */
  toldCount: z.int(),
  endedAt: timestampSchema.nullable(),
  endedBy: z.string().nullable(),
});
export type StageChange = z.infer<typeof stageChangeSchema>;

/** Everything that uses a selector. `unread`: codes whose text was not read yet; asking again reads more of them. */
export const selectorUsageSchema = z.object({
  templates: z.array(z.object({ id: idSchema, name: z.string(), version: z.int(), by: z.enum(['code', 'role']) })),
  codes: z.array(z.object({ id: idSchema, title: z.string(), status: codeStatusSchema, pageType: z.string() })),
  codesByStatus: z.partialRecord(codeStatusSchema, z.int()),
  liveCount: z.int(),
  /** Selectors that name it as what is to be used instead of them. */
  replaces: z.array(z.object({ id: idSchema, name: z.string(), selector: z.string() })),
  incidents: z.array(z.object({ id: idSchema, openedAt: timestampSchema, closedAt: timestampSchema.nullable() })),
  unread: z.int(),
});
export type SelectorUsage = z.infer<typeof selectorUsageSchema>;

export const selectorDetailSchema = z
  .object({
    selector: domSelectorSchema,
    /** Days of notice by the brand's policy. */
    noticeDays: z.int(),
    /** What is planned first, then what happened, the newest first. */
    stages: z.array(stageChangeSchema),
    usage: selectorUsageSchema,
    /** How it does on each watched page now. */
    pages: z.array(z.object({ pageId: idSchema, url: z.string(), pageType: z.string(), width: z.int(), state: healthStateSchema, since: timestampSchema, checkedAt: timestampSchema })),
  })
  .meta({ id: 'SelectorDetail' });
export type SelectorDetail = z.infer<typeof selectorDetailSchema>;
export const selectorIdSchema = z.object({ id: idSchema });

/** A selector that code in review has and that is on its way out, or gone. */
export const retiringUseSchema = z.object({
  selectorId: idSchema,
  name: z.string(),
  selector: z.string(),
  stage: selectorStatusSchema,
  /** The stage that is planned, with its day. */
  next: z.object({ to: selectorStatusSchema, at: timestampSchema }).nullable(),
  replacement: z.string().nullable(),
});
export type RetiringUse = z.infer<typeof retiringUseSchema>;
