import { CONTEXT } from './fold-runs.js';
import type { Hunk, TextDiff } from './text-diff.js';

/** The change as a unified diff that `git apply` and `patch` take; empty when nothing changes. */
export function toPatch(diff: TextDiff, names: { readonly before: string; readonly after: string }): string {
  if (diff.hunks.length === 0) return '';
  const parts = joinClose(diff.hunks).map((group) => formatGroup(group, diff));
  return [`--- ${names.before}`, `+++ ${names.after}`, ...parts.flat(), ''].join('\n');
}

/** Hunks whose contexts would touch are one part of a patch. */
function joinClose(hunks: readonly Hunk[]): Hunk[][] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && hunk.fromA - last.toA <= 2 * CONTEXT) groups.at(-1)?.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

function formatGroup(group: readonly Hunk[], { linesA, linesB }: TextDiff): string[] {
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || last === undefined) return [];
  const head = Math.min(CONTEXT, first.fromA);
  const tail = Math.min(CONTEXT, linesA.length - last.toA);
  const lines: string[] = linesA.slice(first.fromA - head, first.fromA).map((line) => ` ${line}`);
  group.forEach((hunk, index) => {
    lines.push(...linesA.slice(hunk.fromA, hunk.toA).map((line) => `-${line}`), ...linesB.slice(hunk.fromB, hunk.toB).map((line) => `+${line}`));
    lines.push(...linesA.slice(hunk.toA, group[index + 1]?.fromA ?? hunk.toA + tail).map((line) => ` ${line}`));
  });
  return [`@@ -${range(first.fromA - head, last.toA + tail)} +${range(first.fromB - head, last.toB + tail)} @@`, ...lines];
}

/** Lines as a patch counts them: from 1, and from the line before where there are none. */
const range = (from: number, to: number): string => `${to === from ? from : from + 1},${to - from}`;
