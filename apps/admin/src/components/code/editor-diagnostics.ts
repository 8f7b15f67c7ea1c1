import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Finding } from '@safecode/domain/verification/report';

function offsetOf(doc: Text, line: number, column: number): number {
  if (line > doc.lines) return doc.length;
  const place = doc.line(Math.max(1, line));
  return Math.min(place.to, place.from + Math.max(0, column - 1));
}

/** Findings as marks of the editor. Those whose place is gone since they were made are kept at the end of the text. */
export function toDiagnostics(doc: Text, findings: readonly Finding[]): Diagnostic[] {
  return findings
    .map((finding) => {
      const from = offsetOf(doc, finding.line, finding.column);
      const to = Math.max(from, offsetOf(doc, finding.endLine, finding.endColumn));
      const message = finding.mend === undefined ? finding.message : `${finding.message}\n${finding.mend}`;
      return { from, to, severity: finding.severity, message };
    })
    .sort((a, b) => a.from - b.from);
}
