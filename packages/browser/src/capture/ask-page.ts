import type { Page } from 'playwright-core';

/**
 * Asks a function of the page's document in an isolated world: it sees the same document as the page's scripts, but its own, unchanged
 * built-ins. A page that has replaced `querySelectorAll` answers no differently.
 * `helper` is handed on to the question, for what it can be asked to do besides in the same moment.
 * @throws when the page is gone
 */
export async function askPage<Question, Helper, Answer>(
  page: Page,
  { question, helper }: { readonly question: (input: Question, helper: Helper) => Answer; readonly helper: Helper & (() => unknown) },
  input: Question,
): Promise<Answer> {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'probe' });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `(${question.toString()})(${JSON.stringify(input)}, ${helper.toString()})`, contextId: executionContextId, returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(`The page could not be asked: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value as Answer;
  } finally {
    await session.detach().catch(() => undefined);
  }
}
