import type { Finding, TextEdit, VerificationReport } from '@safecode/domain/verification/report';
import { RULE_DOCUMENTS } from '../rules/rule-documents.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Writes a report as a SARIF 2.1.0 log, as code hosts and editors read it. */
export function formatSarif(report: VerificationReport, file: string): string {
  const location = { uri: encodeURI(file.replaceAll('\\', '/')) };
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'verify', version: report.verifierVersion, rules: RULE_DOCUMENTS.map(toRule) } },
        columnKind: 'utf16CodeUnits',
        artifacts: [{ location, sourceLanguage: report.language === 'js' ? 'javascript' : 'css' }],
        results: report.findings.map((finding) => toResult(finding, location)),
        properties: { pageType: report.pageType, verdict: report.verdict, astHash: report.astHash ?? null, effectsHash: report.effectsHash ?? null },
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function toRule(document: (typeof RULE_DOCUMENTS)[number]): object {
  const { category, title, text, why, mend, refused, accepted } = document;
  const markdown = `${text}\n\n${why} ${mend}\n\nRefused:\n\n\`\`\`${refused.language}\n${refused.code}\n\`\`\`\n\nAccepted:\n\n\`\`\`${accepted.language}\n${accepted.code}\n\`\`\``;
  return {
    id: category,
    shortDescription: { text: title },
    fullDescription: { text },
    help: { text: `${text}\n\n${why} ${mend}`, markdown },
    defaultConfiguration: { level: 'error' },
  };
}

interface Location {
  readonly uri: string;
}

function toResult(finding: Finding, location: Location): object {
  const { category, severity, message, line, column, endLine, endColumn, rule, why, mend, fix } = finding;
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return {
    ruleId: category,
    ruleIndex: RULE_DOCUMENTS.findIndex((document) => document.category === category),
    level: severity,
    message: { text: mend === undefined ? message : `${message} ${mend}` },
    locations: [{ physicalLocation: { artifactLocation: location, region } }],
    ...(fix === undefined ? {} : { fixes: [{ description: { text: fix.title }, artifactChanges: [{ artifactLocation: location, replacements: fix.edits.map(toReplacement) }] }] }),
    properties: { ...(rule === undefined ? {} : { brandRule: rule }), ...(why === undefined ? {} : { why }) },
  };
}

function toReplacement(edit: TextEdit): object {
  return { deletedRegion: { charOffset: edit.start, charLength: edit.end - edit.start }, insertedContent: { text: edit.text } };
}
