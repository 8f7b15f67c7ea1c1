/** Templates of the shop that the tests draft for. Contents are parsed by templateContentSchema. */
export const SHOP_TEMPLATES = [
  {
    slug: 'free-shipping-bar',
    name: 'Free-shipping bar',
    description: 'A bar that says from which amount delivery is free, put beside an element of the page.',
    testType: 'banner',
    keywords: ['free shipping', 'free delivery', 'threshold', 'usp'],
    pageTypes: ['pdp', 'cart'],
    javascript: `(function () {
  const anchor = document.querySelector({{anchor}});
  if (!anchor || document.querySelector('.fh-shipping-bar')) return;
  const bar = document.createElement('div');
  bar.className = 'fh-shipping-bar';
  bar.textContent = {{copy}} + ' (' + {{threshold}} + ')';
  anchor.insertAdjacentElement({{position}}, bar);
})();`,
    css: `.fh-shipping-bar { background: {{background}}; color: {{textColor}}; padding: {{padding}}; }`,
    slots: [
      { kind: 'text', name: 'copy', label: 'Bar copy', hints: ['copy', 'text', 'message', 'saying'], default: 'Free shipping on larger orders' },
      { kind: 'number', name: 'threshold', label: 'Amount from which shipping is free', quantity: 'money', hints: ['above', 'over', 'from', 'threshold'], default: 50, min: 1, max: 1000 },
      { kind: 'color', name: 'background', label: 'Background', hints: ['background', 'bar'], default: '#1b4332' },
      { kind: 'color', name: 'textColor', label: 'Text colour', hints: ['text', 'copy', 'font'], default: 'white' },
      { kind: 'number', name: 'padding', label: 'Padding', quantity: 'length', unit: 'px', hints: ['padding'], default: 12, min: 0, max: 80 },
      { kind: 'selector', name: 'anchor', label: 'Element the bar stands beside', role: 'buyButton', hints: ['anchor'] },
      { kind: 'position', name: 'position', label: 'Place', default: 'beforebegin' },
    ],
  },
  {
    slug: 'sticky-cta',
    name: 'Sticky buy bar',
    description: 'A bar that stays at the bottom of the screen with a short text and a button that presses the buy button.',
    testType: 'sticky-bar',
    keywords: ['sticky', 'fixed', 'bottom', 'add to cart', 'cta'],
    pageTypes: ['pdp'],
    javascript: `(function () {
  const buy = document.querySelector({{buyButton}});
  if (!buy) return;
  const bar = document.createElement('div');
  bar.className = 'fh-sticky';
  const copy = document.createElement('span');
  copy.textContent = {{copy}};
  const button = document.createElement('button');
  button.className = 'fh-sticky-button';
  button.textContent = {{buttonLabel}};
  button.addEventListener('click', function () { buy.click(); });
  bar.append(copy, button);
  document.body.append(bar);
})();`,
    css: `.fh-sticky { position: fixed; bottom: 0; left: 0; right: 0; height: {{height}}; background: {{background}}; }
.fh-sticky-button { background: {{buttonColor}}; }`,
    slots: [
      { kind: 'text', name: 'copy', label: 'Text', hints: ['text', 'copy', 'headline'], maxLength: 60 },
      { kind: 'text', name: 'buttonLabel', label: 'Button label', hints: ['button', 'cta', 'label'], default: 'Add to basket' },
      { kind: 'color', name: 'background', label: 'Background', hints: ['background', 'bar'], default: 'white' },
      { kind: 'color', name: 'buttonColor', label: 'Button colour', hints: ['button', 'cta'], default: '#2d6a4f' },
      { kind: 'number', name: 'height', label: 'Height', quantity: 'length', unit: 'px', hints: ['height', 'high', 'tall'], default: 64, min: 32, max: 160 },
      { kind: 'selector', name: 'buyButton', label: 'Buy button', role: 'buyButton' },
    ],
  },
  {
    slug: 'sale-badge',
    name: 'Sale badge',
    description: 'A small badge on the product picture that says how many percent are off.',
    testType: 'badge',
    keywords: ['discount', 'label', 'percent off', 'tag'],
    pageTypes: ['pdp', 'plp'],
    javascript: `(function () {
  const target = document.querySelector({{target}});
  if (!target) return;
  const badge = document.createElement('span');
  badge.className = 'fh-badge';
  badge.textContent = '-' + {{percent}} + ' %';
  target.prepend(badge);
})();`,
    css: `.fh-badge { background: {{color}}; }`,
    slots: [
      { kind: 'number', name: 'percent', label: 'Percent off', quantity: 'percent', hints: ['off', 'discount'], min: 1, max: 90 },
      { kind: 'color', name: 'color', label: 'Badge colour', hints: ['badge'], default: 'crimson' },
      { kind: 'selector', name: 'target', label: 'Picture', role: 'gallery', hints: ['picture', 'image'] },
    ],
  },
  {
    slug: 'hide-element',
    name: 'Hide an element',
    description: 'Hides one element of the page, to test whether it is missed.',
    testType: 'removal',
    keywords: ['hide', 'remove', 'without'],
    pageTypes: ['home', 'plp', 'pdp', 'cart'],
    css: `{{target}} { display: none; }`,
    slots: [{ kind: 'selector', name: 'target', label: 'Element to hide', role: 'hidden' }],
  },
  {
    slug: 'countdown',
    name: 'Countdown timer',
    description: 'Counts down the seconds an offer is still valid, under the price, with a link to the terms.',
    testType: 'urgency',
    keywords: ['countdown', 'timer', 'deadline', 'offer ends'],
    pageTypes: ['pdp', 'home'],
    javascript: `(function () {
  const price = document.querySelector({{price}});
  if (!price) return;
  const box = document.createElement('p');
  box.className = 'fh-countdown';
  let left = {{seconds}};
  const timer = setInterval(function () {
    left = left - 1;
    box.textContent = {{copy}} + ' ' + left;
    if (left <= 0) clearInterval(timer);
  }, 1000);
  const link = document.createElement('a');
  link.href = {{link}};
  link.textContent = 'Terms';
  box.append(link);
  price.insertAdjacentElement('afterend', box);
})();`,
    css: `.fh-countdown { color: {{color}}; }`,
    slots: [
      { kind: 'text', name: 'copy', label: 'Text before the number', hints: ['text', 'copy'], default: 'Offer ends in' },
      { kind: 'number', name: 'seconds', label: 'Seconds', quantity: 'duration', unit: 's', hints: ['countdown', 'timer', 'ends'], min: 10, max: 86_400 },
      { kind: 'url', name: 'link', label: 'Link to the terms', default: '/terms' },
      { kind: 'color', name: 'color', label: 'Text colour', hints: ['text'], default: 'firebrick' },
      { kind: 'selector', name: 'price', label: 'Price', role: 'price' },
    ],
  },
  {
    slug: 'trust-note',
    name: 'Trust note',
    description: 'A short note that reassures people, e.g. about returns or secure payment, at the end of an element.',
    testType: 'reassurance',
    keywords: ['trust', 'returns', 'reassurance', 'note', 'guarantee'],
    pageTypes: ['pdp', 'cart'],
    javascript: `(function () {
  const target = document.querySelector({{target}});
  if (!target) return;
  const note = document.createElement('p');
  note.className = 'fh-note';
  note.textContent = {{copy}};
  target.insertAdjacentElement({{position}}, note);
})();`,
    css: `.fh-note { font-size: {{size}}; }`,
    slots: [
      { kind: 'text', name: 'copy', label: 'Note', hints: ['note', 'text', 'copy'] },
      { kind: 'selector', name: 'target', label: 'Element the note belongs to', role: 'trustTarget', hints: ['target'] },
      { kind: 'position', name: 'position', label: 'Place' },
      { kind: 'number', name: 'size', label: 'Text size', quantity: 'length', unit: 'rem', hints: ['size', 'font'], default: 0.9, min: 0.5, max: 3 },
    ],
  },
];
