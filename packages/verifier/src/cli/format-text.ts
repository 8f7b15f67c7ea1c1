import { styleText } from 'node:util';
import type { Finding, VerificationReport } from '@safecode/domain/verification/report';

type Colour = 'red' | 'yellow' | 'green' | 'cyan' | 'dim' | 'bold';
type Paint = (colour: Colour, text: string) => string;

/** How a report is written for people. */
export interface TextStyle {
  readonly file: string;
  readonly colour: boolean;
}

/** What stands around the place of a finding. */
const CONTEXT_LINES = 1;
const MAX_WIDTH = 120;

/** Colours are for terminals, and for those who asked for them; `NO_COLOR` wins. */
export function wantsColour(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  if (environment['NO_COLOR'] !== undefined && environment['NO_COLOR'] !== '') return false;
  if (environment['FORCE_COLOR'] !== undefined) return environment['FORCE_COLOR'] !== '0';
  return stream.isTTY === true && environment['TERM'] !== 'dumb';
}

/** Writes a report for a terminal: each finding with its place, its code frame, its reason, its mend and its fix. */
export function formatText(report: VerificationReport, code: string, style: TextStyle): string {
  const paint = painter(style.colour);
  const lines = code.split(/\r\n|\r|\n/);
  const blocks = report.findings.map((finding) => formatFinding(finding, lines, { paint, file: style.file }));
  const errors = report.findings.filter((finding) => finding.severity === 'error').length;
  const fixable = report.findings.filter((finding) => finding.fix !== undefined).length;
  const counts = `${errors} error(s), ${report.findings.length - errors} warning(s)${fixable === 0 ? '' : `, ${fixable} can be mended with --fix`}`;
  const verdict = paint(report.verdict === 'pass' ? 'green' : 'red', `${report.verdict}:`);
  return [...blocks, `${verdict} ${style.file} (${report.language}, ${report.pageType}): ${counts}`].join('\n');
}

/** Paints when `colour` is true, else gives the text as it is. */
export function painter(colour: boolean): Paint {
  return (name, text) => (colour ? styleText(name, text, { validateStream: false }) : text);
}

function formatFinding(finding: Finding, lines: readonly string[], style: { readonly paint: Paint; readonly file: string }): string {
  const { paint, file } = style;
  const rule = finding.rule === undefined ? '' : ` [${finding.rule}]`;
  const place = paint('bold', `${file}:${finding.line}:${finding.column}`);
  const kind = paint(finding.severity === 'error' ? 'red' : 'yellow', `${finding.severity} ${finding.category}${rule}`);
  const advice = [
    ...(finding.why === undefined ? [] : [`    Why:  ${finding.why}`]),
    ...(finding.mend === undefined ? [] : [`    Mend: ${finding.mend}`]),
    ...(finding.fix === undefined ? [] : [paint('cyan', `    Fix:  ${finding.fix.title}`)]),
  ];
  return [`${place} ${kind}: ${finding.message}`, ...codeFrame(finding, lines, paint), ...advice, ''].join('\n');
}

function codeFrame(finding: Finding, lines: readonly string[], paint: Paint): string[] {
  const first = Math.max(1, finding.line - CONTEXT_LINES);
  const last = Math.min(lines.length, finding.line + CONTEXT_LINES);
  const width = String(last).length;
  const source = lines[finding.line - 1] ?? '';
  const from = finding.column - 1;
  const to = finding.endLine === finding.line ? finding.endColumn - 1 : source.length;
  const shift = Math.max(0, from - 60);
  const frame: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const text = plain((lines[number - 1] ?? '').slice(shift, shift + MAX_WIDTH));
    const gutter = paint('dim', `${number === finding.line ? '>' : ' '} ${String(number).padStart(width)} |`);
    frame.push(`${gutter} ${text}`.trimEnd());
    if (number !== finding.line) continue;
    const before = plain(source.slice(shift, from)).replace(/[^\t]/g, ' ');
    frame.push(`${paint('dim', `  ${' '.repeat(width)} |`)} ${before}${paint('red', '^'.repeat(Math.max(1, Math.min(to, shift + MAX_WIDTH) - from)))}`);
  }
  return frame;
}

/** Controls and marks nobody sees must not reach the terminal; each stands for one column. */
function plain(text: string): string {
  return text.replace(/(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
