import { describe, expect, it } from 'vitest';
import { LEDGER_ACTIONS, type LedgerAction } from './ledger-entry.js';
import { actionsOfClass, classOfAction, LEDGER_CLASSES, MINIMUM_DAYS, retentionDaysSchema, type LedgerClass } from './retention.js';

describe('classes of entries', () => {
  it.each<[LedgerAction, LedgerClass]>([
    ['member.removed', 'security'], ['session.started', 'security'], ['audit.exported', 'security'], ['legal_hold.placed', 'security'],
    ['template.updated', 'knowledge'], ['generation.requested', 'generation'], ['code.created', 'generation'],
  ])('%s is %s', (action, name) => {
    expect(classOfAction(action)).toBe(name);
  });

  it('share all actions among them, each in one', () => {
    expect(LEDGER_CLASSES.flatMap(actionsOfClass).sort()).toEqual([...LEDGER_ACTIONS].sort());
  });

  it('keep what is not known otherwise as long as reviews', () => {
    expect(classOfAction('code.approved' as LedgerAction)).toBe('review');
  });
});

describe('days', () => {
  const ever = { security: null, review: null, generation: null, knowledge: null };
  it.each(LEDGER_CLASSES)('of %s are never below the minimum', (name) => {
    expect(retentionDaysSchema.safeParse({ ...ever, [name]: MINIMUM_DAYS[name] }).success).toBe(true);
    expect(retentionDaysSchema.safeParse({ ...ever, [name]: MINIMUM_DAYS[name] - 1 }).success).toBe(false);
  });
});
