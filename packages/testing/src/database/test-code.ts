import type { NewCode } from '@safecode/database/codes/code-repository';
import type { NewRun } from '@safecode/database/generation/run-repository';

/** A run as the console starts it; fields given replace the ordinary ones. */
export const newRun = (brandId: number, fields: Partial<NewRun> = {}): NewRun => ({
  brandId,
  pageType: 'pdp',
  description: 'Add a bar above the buy button',
  templateSlug: null,
  answers: {},
  source: 'console',
  deadline: null,
  ...fields,
});

/** Proved code of a run; fields given replace the ordinary ones. */
export const newCode = (brandId: number, runId: number, fields: Partial<NewCode> = {}): NewCode => ({
  brandId,
  runId,
  templateId: null,
  templateName: null,
  title: 'Free delivery bar',
  description: 'Add a bar above the buy button',
  pageType: 'pdp',
  status: 'generated',
  verdict: 'pass',
  errorCount: 0,
  warningCount: 1,
  confidence: 0.9,
  confidenceDetail: { score: 0.9, calibration: 'none', parts: [] },
  provider: 'template',
  javascript: 'document.querySelector(".buy");',
  css: '',
  contentHash: 'c0de',
  report: { verdict: 'pass', parts: [] },
  madeFrom: { knowledgeVersion: 0, template: null, promptVersion: null, verifierVersion: '1', selectors: ['.buy'], repairs: 0 },
  repairs: 0,
  usage: [],
  cacheKey: 'key',
  ...fields,
});
