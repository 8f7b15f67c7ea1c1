import type { PolicyFinding } from '@safecode/domain/policy/policy-finding';
import { painter, type TextStyle } from './format-text.js';

/** Writes what is wrong with a policy for a terminal. */
export function formatPolicyFindings(findings: readonly PolicyFinding[], style: TextStyle): string {
  const paint = painter(style.colour);
  const blocks = findings.map((finding) => `${paint(finding.severity === 'error' ? 'red' : 'yellow', `${finding.severity} ${finding.code}`)}: ${finding.message}\n    Mend: ${finding.mend}`);
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const verdict = errors === 0 ? paint('green', 'pass:') : paint('red', 'fail:');
  return [...blocks, `${verdict} ${style.file} (policy): ${errors} error(s), ${findings.length - errors} warning(s)`].join('\n');
}
