import { calibrate, type Calibration } from '@safecode/selectors/relocation/calibration';
import { calibrationError } from './fit-calibration.js';
import type { Verdict } from './cross-validate.js';

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${part}/${whole} = ${((100 * part) / whole).toFixed(1)} %`);

/** The figures of a set of verdicts as lines of text. The calibration is applied as given: fit it elsewhere. */
export function reportVerdicts(verdicts: readonly Verdict[], curve: Calibration): readonly string[] {
  const labelled = verdicts.filter(({ example }) => example.source === 'labelled');
  const present = labelled.filter(({ example }) => example.present);
  const broken = present.filter(({ example }) => example.target?.naive !== 'ok');
  const groups: readonly (readonly [string, readonly Verdict[]])[] = [
    ['present', present], ['broken', broken], ['broken, web', broken.filter(({ example }) => example.suite === 'web')], ['broken, opencart', broken.filter(({ example }) => example.suite === 'opencart')],
    ['broken, web, not labelled by text', broken.filter(({ example }) => example.suite === 'web' && example.target?.evidence !== 'text')],
    ['broken, text changed', broken.filter(({ example }) => (example.target?.text ?? '') !== (example.target?.newText ?? ''))],
    ['rewritten', verdicts.filter(({ example }) => example.source === 'rewritten')],
  ];
  const lines = groups.map(([name, of]) => `${name}: ${percent(of.filter(({ right }) => right).length, of.length)}`);
  const opencart = groups[3]?.[1] ?? [];
  for (const least of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]) {
    const answered = (of: readonly Verdict[]): Verdict[] => of.filter(({ raw }) => calibrate(curve, raw) >= least);
    const healed = (of: readonly Verdict[]): string => percent(answered(of).filter(({ right }) => right).length, of.length);
    const gone = labelled.filter(({ example }) => !example.present);
    const removed = verdicts.filter(({ example }) => example.source === 'removed');
    lines.push(`confidence >= ${least}: heals of removed ${percent(answered(gone).length, gone.length)}, of taken out ${percent(answered(removed).length, removed.length)}; right heals of broken ${healed(broken)}, opencart ${healed(opencart)}`);
  }
  const claims = labelled.map(({ raw, right }) => ({ confidence: calibrate(curve, raw), right }));
  lines.push(`expected calibration error: ${calibrationError(claims).toFixed(4)}`);
  for (let bin = 0; bin < 10; bin += 1) {
    const inside = claims.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    if (inside.length > 0) lines.push(`  ${bin / 10}..${(bin + 1) / 10}: ${inside.length} claimed ${(inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length).toFixed(3)}, right ${(inside.filter(({ right }) => right).length / inside.length).toFixed(3)}`);
  }
  return lines;
}
