import { afterEach, beforeAll, describe, expect } from 'vitest';
import { openBrowser } from './support/console-browser.js';
import { testCircle } from './support/learning-circle.js';
import { signInCast, type Cast } from './support/review-cast.js';
import { startProduct } from './support/start-product.js';

const product = await startProduct();
const browser = await openBrowser();
let cast: Cast;

beforeAll(async () => {
  cast = await signInCast(browser, product);
});

afterEach(() => {
  for (const person of [cast.editor, cast.approver, cast.reviewer]) expect(person.problems.list.splice(0)).toEqual([]);
});

describe('learning without a model', () => {
  testCircle(product, () => cast);
});
