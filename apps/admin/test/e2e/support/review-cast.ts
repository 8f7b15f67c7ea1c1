import type { Revision } from '@safecode/domain/review/revision';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { callApi } from './call-api.js';
import { newPerson, signIn, type Browser, type Page, type Person } from './console-browser.js';
import { generateByOpal, type Product } from './start-product.js';

/** People of the demonstration organisation, each in a browser of their own. */
export interface Cast {
  readonly editor: Person;
  readonly approver: Person;
  readonly reviewer: Person;
}

export async function signInCast(browser: Browser, product: Product): Promise<Cast> {
  const one = async (email: string): Promise<Person> => {
    const person = await newPerson(browser, product);
    await signIn(person, { email, password: product.owner.password, to: `${product.organization}/home` });
    return person;
  };
  return { editor: await one('noor.vandijk@larkmoor.example'), approver: await one('ines.carvalho@larkmoor.example'), reviewer: await one('dewi.pritchard@larkmoor.example') };
}

export const reviewOf = (page: Page, product: Product, id: number): Promise<ReviewView> => callApi<ReviewView>(page, product, { name: 'review.get', input: { id }, isQuery: true });

/** Code that Opal asked for and the editor sent to review; answers its number. */
export async function codeInReview(cast: Cast, product: Product, text: string): Promise<number> {
  const id = await generateByOpal(product, `Add a free-delivery bar above the buy button that says "${text}"`);
  const { contentHash } = await reviewOf(cast.editor.page, product, id);
  await callApi(cast.editor.page, product, { name: 'review.submit', input: { id, contentHash, note: 'For the winter campaign.' } });
  return id;
}

/** A new revision with another text, saved by somebody over the API. */
export async function editCode(page: Page, product: Product, edit: { readonly id: number; readonly from: string; readonly to: string }): Promise<void> {
  const review = await reviewOf(page, product, edit.id);
  const revision = await callApi<Revision>(page, product, { name: 'revisions.get', input: { id: edit.id, number: review.revision }, isQuery: true });
  await callApi(page, product, {
    name: 'revisions.create',
    input: { id: edit.id, baseHash: revision.contentHash, javascript: revision.javascript.replace(edit.from, edit.to), css: revision.css, note: 'Other words' },
  });
}

/** Votes that are kept for a code, as the database has them. */
export async function votesOn(product: Product, id: number): Promise<{ readonly decision: string; readonly content_hash: string; readonly note: string }[]> {
  const { rows } = await product.database.admin.query<{ decision: string; content_hash: string; note: string }>('select decision, content_hash, note from review_votes where code_id = $1 order by id', [id]);
  return rows;
}

/** How often something stands in the ledger for a code. */
export async function ledgerCount(product: Product, id: number, action: string): Promise<number> {
  const { rows } = await product.database.admin.query<{ count: string }>('select count(*) from code_audit_log where generated_code_id = $1 and action = $2', [id, action]);
  return Number(rows[0]?.count ?? 0);
}
