import type { Page } from './console-browser.js';
import type { Product } from './start-product.js';

/** Calls a procedure as the person who is signed in on a page; throws with the server's answer when it is refused. */
export async function callApi<T>(page: Page, product: Product, call: { readonly name: string; readonly input: unknown; readonly isQuery?: boolean }): Promise<T> {
  const { status, text } = await page.evaluate(
    async ([name, body, organization, isQuery]) => {
      const url = isQuery ? `/trpc/${name}?input=${encodeURIComponent(body)}` : `/trpc/${name}`;
      const answer = await fetch(url, { method: isQuery ? 'GET' : 'POST', headers: { 'content-type': 'application/json', 'x-organization': organization }, ...(isQuery ? {} : { body }) });
      return { status: answer.status, text: await answer.text() };
    },
    [call.name, JSON.stringify(call.input), product.organization.replace('/o/', ''), call.isQuery === true] as const,
  );
  if (status !== 200) throw new Error(`${status} ${text}`);
  return (JSON.parse(text) as { result: { data: T } }).result.data;
}
