import { expect, test } from 'vitest';
import { CODE_STATUSES } from '@safecode/domain/codes/generated-code';
import { STATUS_MOVES } from '@safecode/domain/review/status-moves';
import { BOX, layOutWorkflow, SIZE } from './workflow-layout.js';

test.each(CODE_STATUSES)('seen from %s, every way of the domain is drawn and no other', (status) => {
  const { boxes, arrows } = layOutWorkflow(status);
  expect(arrows.filter(({ isNext }) => isNext).map(({ from, to }) => [from, to])).toEqual(STATUS_MOVES[status].map((to) => [status, to]));
  for (const { from, to } of arrows) expect(STATUS_MOVES[from]).toContain(to);
  expect(boxes.filter(({ kind }) => kind === 'now').map((box) => box.status)).toEqual([status]);
});

test('every status has a place of its own inside the drawing', () => {
  const { boxes } = layOutWorkflow('generated');
  expect(boxes.map(({ status }) => status).sort()).toEqual([...CODE_STATUSES].sort());
  expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size).toBe(boxes.length);
  for (const { x, y } of boxes) {
    expect(x + BOX.width).toBeLessThan(SIZE.width);
    expect(y + BOX.height).toBeLessThan(SIZE.height);
  }
});
