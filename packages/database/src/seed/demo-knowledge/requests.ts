/** What a good system does with a request: code, questions, or a refusal because nothing approved can serve it. */
export type ExpectedOutcome = 'code' | 'questions' | 'no-approved-selector';

export interface DemoRequest {
  readonly pageType: string;
  readonly description: string;
  /** Slug of the template that fits best; null where none does. */
  readonly template: string | null;
  readonly outcome: ExpectedOutcome;
  /** Slots that must be asked for. */
  readonly asks: readonly string[];
  /** Texts that the code must contain, as quoted in the request. */
  readonly contains: readonly string[];
}

const request = (entry: Partial<DemoRequest> & Pick<DemoRequest, 'pageType' | 'description' | 'template'>): DemoRequest => ({
  outcome: 'code',
  asks: [],
  contains: [],
  ...entry,
});

/** Requests in the words of operators, for examples in the console, for tests and for the guide. */
export const DEMO_REQUESTS: readonly DemoRequest[] = [
  request({ pageType: 'pdp', template: 'free-delivery-bar', description: 'Add a free-shipping bar above the buy button that says "Free delivery on everything over €60", white text on #14532d.', contains: ['Free delivery on everything over €60', '#14532d'] }),
  request({ pageType: 'cart', template: 'free-delivery-progress', description: 'Show a progress bar in the basket summary with how much is missing for free delivery from 75 EUR.', contains: ['75'] }),
  request({ pageType: 'pdp', template: 'sticky-buy-bar', description: 'Make the add-to-basket button stay visible in a sticky bar at the bottom of the screen while people scroll.' }),
  request({ pageType: 'home', template: 'headline-copy', description: 'Change the hero headline to "Warm, dry, and home by dark".', contains: ['Warm, dry, and home by dark'] }),
  request({ pageType: 'plp', template: 'tile-badge', description: 'Put a badge "Staff pick" on the product tiles whose name contains "Harrow".', contains: ['Staff pick', 'Harrow'] }),
  request({ pageType: 'plp', template: 'grid-columns', description: 'Show 2 products in a row on the product list so that the pictures are larger.', contains: ['repeat(2'] }),
  request({ pageType: 'checkout', template: 'checkout-reassurance', description: 'Reassure people above the place-order button that payment is safe and returns are free.' }),
  request({ pageType: 'pdp', template: 'move-element', description: 'Move the recommendations above the reviews.' }),
  request({ pageType: 'home', template: 'hide-element', description: 'Hide the newsletter on the home page.', contains: ['[data-test="newsletter"]'] }),
  request({ pageType: 'pdp', template: 'stock-urgency', description: 'Add an urgency note next to the price that only a few pieces are left.', outcome: 'questions', asks: ['pieces'] }),
  request({ pageType: 'cart', template: 'promo-code-hint', description: 'Show a voucher code hint in the basket for new customers.', outcome: 'questions', asks: ['code'] }),
  request({ pageType: 'pdp', template: 'hide-element', description: 'Hide the live chat bubble on product pages.', outcome: 'no-approved-selector', asks: ['target'] }),
];
