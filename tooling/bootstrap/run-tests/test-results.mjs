import fs from 'node:fs';
import path from 'node:path';

const FILE = '.test-results.json';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ counts: Counts, problems: string[] }} Summary */

/**
 * Old results must not be counted for a run that crashed before it wrote any.
 * @param {string[]} folders
 */
export function forgetResults(folders) {
  for (const folder of folders) fs.rmSync(path.join(folder, FILE), { force: true });
}

/**
 * Adds up what the test runs of all packages have written.
 * @param {string[]} folders packages with a test script
 * @returns {Summary} `problems` names what failed, one line each
 */
export function summarise(folders) {
  /** @type {Summary} */
  const summary = { counts: { passed: 0, failed: 0, skipped: 0 }, problems: [] };
  for (const folder of folders) addPackage(summary, folder);
  return summary;
}

/**
 * @param {Summary} summary
 * @param {string} folder
 */
function addPackage(summary, folder) {
  const file = path.join(folder, FILE);
  const name = path.basename(folder);
  if (!fs.existsSync(file)) {
    summary.counts.failed += 1;
    summary.problems.push(`${name}: the test run ended without a result`);
    return;
  }
  const results = JSON.parse(fs.readFileSync(file, 'utf8'));
  summary.counts.passed += results.numPassedTests;
  summary.counts.failed += results.numFailedTests;
  summary.counts.skipped += results.numPendingTests + results.numTodoTests;
  for (const suite of results.testResults) addSuite(summary, name, suite);
}

/**
 * @param {Summary} summary
 * @param {string} name
 * @param {{ name: string, status: string, message?: string, assertionResults: { status: string, fullName: string }[] }} suite
 */
function addSuite(summary, name, suite) {
  const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
  for (const { fullName } of failed) summary.problems.push(`${name}: ${fullName}`);
  if (suite.status === 'failed' && failed.length === 0) {
    // A file that does not load, or a hook that fails, has no failed test of its own.
    summary.counts.failed += 1;
    summary.problems.push(`${name}: ${path.basename(suite.name)}: ${suite.message?.split('\n')[0] ?? 'failed'}`);
  }
}

/**
 * @param {Counts} counts
 * @returns {string} the closing line that continuous integration reads
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
