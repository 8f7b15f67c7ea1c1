import { expect, test } from 'vitest';
import { chooseSides, sideChoices } from './choose-sides.js';

const nothing = { from: undefined, to: undefined };

type Sides = Parameters<typeof chooseSides>[0];

test.each<[string, Sides, string[], Sides]>([
  ['only generated, by hand', nothing, ['generated', 'r1'], { from: 'generated', to: 'generated' }],
  ['from a template', nothing, ['template', 'generated', 'r1'], { from: 'template', to: 'generated' }],
  ['edited', nothing, ['template', 'generated', 'edited', 'r1', 'r2'], { from: 'generated', to: 'edited' }],
  ['edited after it went live', nothing, ['template', 'generated', 'edited', 'live', 'r1', 'r2'], { from: 'live', to: 'edited' }],
  ['as asked', { from: 'template', to: 'r2' }, ['template', 'generated', 'edited', 'r1', 'r2'], { from: 'template', to: 'r2' }],
  ['a revision that there is not', { from: 'r9', to: 'r2' }, ['generated', 'edited', 'r1', 'r2'], { from: 'generated', to: 'r2' }],
])('%s', (_name, asked, ...[known, sides]) => {
  expect(chooseSides(asked, known)).toEqual(sides);
});

test('offers the sides there are and every revision with who made it', () => {
  expect(sideChoices([{ side: 'generated', label: 'Generated' }], [{ number: 2, createdBy: 'Dana' }])).toEqual([
    { value: 'generated', label: 'Generated' },
    { value: 'r2', label: 'Revision 2 by Dana' },
  ]);
});
