import { assert, constantFrom, property, array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONFIRMATIONS, HEALTH_STATES, isBroken, nextHealth, UNSEEN, worstState, type HealthMemory, type Observation } from './health-state.js';

const seen = (state: Observation['state']): Observation => ({ state, reasons: state === 'valid' ? [] : ['not_found'] });
const after = (...states: Observation['state'][]): HealthMemory => states.reduce<HealthMemory>((memory, state) => nextHealth(memory, seen(state)), UNSEEN);

describe('the health of a selector', () => {
  it.each<[string, Observation['state'][], HealthMemory['state'], HealthMemory['suspected']]>([
    ['the first look is believed', ['invalid'], 'invalid', null],
    ['one bad look is a suspicion', ['valid', 'invalid'], 'valid', 'invalid'],
    ['two in a row are a break', ['valid', 'invalid', 'invalid'], 'invalid', null],
    ['a good look between them ends the suspicion', ['valid', 'invalid', 'valid', 'invalid'], 'valid', 'invalid'],
    ['two different bad looks do not confirm each other', ['valid', 'invalid', 'gone'], 'valid', 'gone'],
    ['what works again is valid at once', ['gone', 'valid'], 'valid', null],
    ['a break changes its kind only when that is confirmed too', ['invalid', 'gone'], 'invalid', 'gone'],
    ['and then does', ['invalid', 'gone', 'gone'], 'gone', null],
    ['the same state again drops another suspicion', ['invalid', 'gone', 'invalid', 'gone'], 'invalid', 'gone'],
  ])('%s', (_, looks, ...[state, suspected]) => {
    expect(after(...looks)).toMatchObject({ state, suspected });
  });

  it('never enters a bad state on fewer looks in a row than are asked for, once it was seen', () => {
    const states = HEALTH_STATES.filter((state): state is Observation['state'] => state !== 'unchecked');
    assert(
      property(array(constantFrom(...states), { minLength: 1, maxLength: 30 }), (looks) => {
        let memory = nextHealth(UNSEEN, seen(looks[0] ?? 'valid'));
        for (const [at, look] of looks.entries()) {
          if (at === 0) continue;
          const next = nextHealth(memory, seen(look));
          const row = looks.slice(Math.max(0, at - CONFIRMATIONS + 1), at + 1);
          if (next.state !== memory.state && isBroken(next.state)) expect(row).toEqual(Array.from({ length: CONFIRMATIONS }, () => next.state));
          memory = next;
        }
      }),
    );
  });

  it.each([
    [[], 'unchecked'],
    [['valid', 'unchecked'], 'valid'],
    [['valid', 'warning'], 'warning'],
    [['gone', 'invalid', 'uncertain'], 'gone'],
  ] as const)('of %j the worst is %s', (states, worst) => {
    expect(worstState(states)).toBe(worst);
  });
});
