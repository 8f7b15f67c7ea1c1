import { CODE_STATUSES } from '@safecode/domain/codes/generated-code';
import { RUN_STATUSES } from '@safecode/domain/generation/run';
import { OUTCOME_CLASSES, requestStatusSchema } from '@safecode/domain/requests/opal-request';
import { DRIFTS } from '@safecode/domain/page-captures/found-element';
import { CAPTURE_STAGES } from '@safecode/domain/page-captures/page-capture';
import { viewVerdictSchema } from '@safecode/domain/page-captures/selector-test';
import { HEALTH_STATES } from '@safecode/domain/selector-health/health-state';
import { selectorStatusSchema } from '@safecode/domain/selectors/dom-selector';
import { templateStatusSchema } from '@safecode/domain/templates/template';
import { invitationStatusSchema } from '@safecode/domain/members/member';
import { describe, expect, test } from 'vitest';
import { STATUS_LOOKS, TONES } from './status-looks.js';

const FAMILIES = Object.entries(STATUS_LOOKS);

describe.each(FAMILIES)('family %s', (_, looks) => {
  test('every status has a tone, an icon and a word of its own in sentence case', () => {
    const all = Object.values(looks);
    for (const look of all) {
      expect(TONES).toContain(look.tone);
      expect(look.icon).toBeTruthy();
      expect(look.label).toMatch(/^[A-Z][A-Za-z ]+$/);
    }
    expect(new Set(all.map((look) => look.label)).size).toBe(all.length);
  });
});

test.each([
  ['code', CODE_STATUSES],
  ['run', RUN_STATUSES],
  ['outcome', OUTCOME_CLASSES],
  ['request', requestStatusSchema.options],
  ['selector', selectorStatusSchema.options],
  ['health', HEALTH_STATES],
  ['capture', CAPTURE_STAGES],
  ['match', viewVerdictSchema.options],
  ['drift', DRIFTS],
  ['template', templateStatusSchema.options],
  ['invitation', invitationStatusSchema.options],
] as const)('%s has exactly the statuses of the domain', (family, statuses) => {
  expect(Object.keys(STATUS_LOOKS[family]).sort()).toEqual([...statuses].sort());
});

test('only what was proved or agreed is green', () => {
  const green = FAMILIES.flatMap(([family, looks]) => Object.entries(looks).flatMap(([status, look]) => (look.tone === 'ok' ? [`${family}.${status}`] : [])));
  expect(green).not.toEqual(expect.arrayContaining(['code.generated']));
  for (const bad of ['code.failed_draft', 'run.not_safe', 'verdict.fail', 'check.failed', 'check.not_run', 'check.warned']) expect(green).not.toContain(bad);
});
