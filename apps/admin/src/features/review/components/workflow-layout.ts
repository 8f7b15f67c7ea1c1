import type { CodeStatus } from '@safecode/domain/codes/generated-code';
import { STATUS_MOVES } from '@safecode/domain/review/status-moves';

/** Column and row of each status: the way to visitors on top, what leads off it below. */
const PLACES: Readonly<Record<CodeStatus, readonly [column: number, row: number]>> = {
  generated: [0, 0],
  qa_review: [1, 0],
  approved: [2, 0],
  scheduled: [3, 0],
  deployed: [4, 0],
  failed_draft: [0, 1],
  changes_requested: [1, 1],
  expired: [2, 1],
  deploy_failed: [3, 1],
  rolled_back: [4, 1],
  rejected: [2, 2],
};

export const BOX = { width: 140, height: 36, gapX: 22, gapY: 32 } as const;
export const SIZE = { width: 5 * BOX.width + 4 * BOX.gapX + 2, height: 3 * BOX.height + 2 * BOX.gapY + 2 } as const;

export interface WorkflowBox {
  readonly status: CodeStatus;
  readonly x: number;
  readonly y: number;
  readonly kind: 'now' | 'next' | 'other';
}

export interface WorkflowArrow {
  readonly from: CodeStatus;
  readonly to: CodeStatus;
  readonly isNext: boolean;
  readonly path: string;
}

/** The usual way, drawn faintly for orientation; everything that can be reached from here is drawn besides. */
const USUAL: readonly (readonly [CodeStatus, CodeStatus])[] = [
  ['generated', 'qa_review'],
  ['qa_review', 'approved'],
  ['approved', 'scheduled'],
  ['scheduled', 'deployed'],
  ['qa_review', 'changes_requested'],
  ['deployed', 'rolled_back'],
];

const boxAt = (status: CodeStatus): { x: number; y: number } => {
  const [column, row] = PLACES[status];
  return { x: 1 + column * (BOX.width + BOX.gapX), y: 1 + row * (BOX.height + BOX.gapY) };
};

/** From the edge of one box to the edge of the other one; around the row between when they stand in one row, apart. */
function pathBetween(from: CodeStatus, to: CodeStatus): string {
  const [a, b] = [boxAt(from), boxAt(to)];
  const isForward = b.x > a.x;
  const distance = Math.abs(PLACES[from][0] - PLACES[to][0]);
  if (a.x === b.x) return `M${a.x + BOX.width / 2} ${b.y > a.y ? a.y + BOX.height : a.y} L${b.x + BOX.width / 2} ${b.y > a.y ? b.y - 4 : b.y + BOX.height + 4}`;
  if (a.y === b.y && distance > 1) {
    const [startX, endX, level] = [a.x + BOX.width / 2, b.x + BOX.width / 2, a.y + BOX.height + BOX.gapY / 2];
    return `M${startX} ${a.y + BOX.height} L${startX} ${level} L${endX} ${level} L${endX} ${b.y + BOX.height + 4}`;
  }
  const start = { x: isForward ? a.x + BOX.width : a.x, y: a.y + BOX.height / 2 };
  const end = { x: isForward ? b.x - 4 : b.x + BOX.width + 4, y: b.y + BOX.height / 2 };
  return `M${start.x} ${start.y} L${end.x} ${end.y}`;
}

/** The state machine as the domain has it, seen from where a code stands. */
export function layOutWorkflow(now: CodeStatus): { boxes: readonly WorkflowBox[]; arrows: readonly WorkflowArrow[] } {
  const next = STATUS_MOVES[now];
  const boxes = (Object.keys(PLACES) as CodeStatus[]).map((status) => ({ status, ...boxAt(status), kind: status === now ? ('now' as const) : next.includes(status) ? ('next' as const) : ('other' as const) }));
  const usual = USUAL.filter(([from, to]) => from !== now && STATUS_MOVES[from].includes(to)).map(([from, to]) => ({ from, to, isNext: false, path: pathBetween(from, to) }));
  return { boxes, arrows: [...usual, ...next.map((to) => ({ from: now, to, isNext: true, path: pathBetween(now, to) }))] };
}
