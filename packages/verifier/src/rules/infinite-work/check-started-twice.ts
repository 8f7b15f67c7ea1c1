import type { Node } from 'estree';
import type { Engine, Start } from '../../engine/engine.js';
import { functionAround, givenTo, holderOf, isKept, isWithin, readsOf, type Holder } from './check-overwritten.js';

type Parents = ReadonlyMap<Node, Node>;

/** A function that starts something is called twice in a row: the handle of the first start is lost (safety policy, point 16). */
export function checkStartedTwice(engine: Engine, parentsOf: () => Parents): void {
  for (const starts of bySite(engine.ledger.starts).values()) {
    if (starts.length < 2) continue;
    const parents = parentsOf();
    const [first] = starts;
    if (first !== undefined && starts.some((start, index) => starts.slice(index + 1).some((next) => isLost(engine, { start, next }, parents)))) {
      engine.refuse('infinite-work', first.site, `${first.kind} is started anew before its handle was cleared or kept: the earlier one can no longer be stopped.`);
    }
  }
}

function bySite(starts: readonly Start[]): Map<Node, Start[]> {
  const groups = new Map<Node, Start[]>();
  for (const start of starts) groups.set(start.site, [...(groups.get(start.site) ?? []), start]);
  return groups;
}

function isLost(engine: Engine, { start, next }: { readonly start: Start; readonly next: Start }, parents: Parents): boolean {
  const at = start.frames.findIndex((frame, index) => frame.site !== next.frames[index]?.site);
  const [one, other] = [start.frames[at], next.frames[at]];
  if (one === undefined || other === undefined || one.fn !== other.fn) return false;
  const given = givenTo(start, parents);
  const holder = holderOf(engine, given.site, parents);
  if (holder === null || isWithin(holder.variable.scope.block, one.fn)) return false;
  const repeated = { region: one.fn, functions: start.frames.slice(at).map(({ fn }) => fn) };
  return followsWithoutAsking({ one: one.site, other: other.site, holder }, parents) && !isKept(engine, { holder, repeated }, parents);
}

/** True when both calls are statements of one block, and none between them asks for the handle. */
function followsWithoutAsking(calls: { readonly one: Node; readonly other: Node; readonly holder: Holder }, parents: Parents): boolean {
  const [first, second] = [parents.get(calls.one), parents.get(calls.other)];
  if (first?.type !== 'ExpressionStatement' || second?.type !== 'ExpressionStatement') return false;
  const block = parents.get(first);
  if ((block?.type !== 'BlockStatement' && block?.type !== 'Program') || parents.get(second) !== block) return false;
  const [from, to] = [block.body.indexOf(first), block.body.indexOf(second)].toSorted((a, b) => a - b);
  const between = block.body.slice((from ?? 0) + 1, to ?? 0);
  // Whatever is called or left in between may stop it.
  const isQuiet = between.every((statement) => statement.type === 'VariableDeclaration' || statement === first || statement === second);
  const own = functionAround(block, parents);
  return isQuiet && !readsOf(calls.holder, parents).some((read) => functionAround(read, parents) === own && between.some((statement) => isWithin(read, statement)));
}
