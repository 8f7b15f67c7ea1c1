import type { CheckContext } from '../report/check-context.js';

export function verifyCss(context: CheckContext, code: string): void {
  context.findings.add({ category: 'obfuscation', at: { start: 0, end: code.length }, message: 'The CSS has not been analysed.' });
}
