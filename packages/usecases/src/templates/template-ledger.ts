import { createHash } from 'node:crypto';
import type { LedgerValue } from '@safecode/domain/ledger/ledger-entry';
import type { TemplateContent } from '@safecode/domain/templates/template';

/** What the ledger keeps of a template: everything but the code, which stands in its version and is named by its hash. */
export function templateForLedger(content: TemplateContent): LedgerValue {
  return {
    name: content.name,
    testType: content.testType,
    pageTypes: content.pageTypes,
    slots: content.slots.map((slot) => slot.name),
    codeSha256: createHash('sha256').update(JSON.stringify([content.javascript, content.css, content.slots])).digest('hex'),
  };
}
