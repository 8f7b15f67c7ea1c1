import { becomes, stays, type Task } from './task.js';

export const SELECTOR_TASKS: readonly Task[] = [
  {
    name: 'class selector in query calls',
    language: 'js',
    kind: 'selector_fix',
    train: [
      [`const price = document.querySelector('.price-box');\nif (price) price.textContent = 'Now 9.99';`, `const price = document.querySelector('.product__price');\nif (price) price.textContent = 'Now 9.99';`],
      [`document.querySelectorAll(".price-box").forEach((el) => el.classList.add('fh-hot'));`, `document.querySelectorAll(".product__price").forEach((el) => el.classList.add('fh-hot'));`],
      [`const card = document.querySelector('.card');\ncard.querySelector('.price-box').remove();`, `const card = document.querySelector('.card');\ncard.querySelector('.product__price').remove();`],
    ],
    apply: [
      becomes(`const all = document.querySelectorAll('.card .price-box:first-child, .total');`, `const all = document.querySelectorAll('.card .product__price:first-child, .total');`),
      becomes(`.price-box:hover { color: red; }\n.grid > .price-box.fh-own::after { content: ".price-box"; }`, `.product__price:hover { color: red; }\n.grid > .product__price.fh-own::after { content: ".price-box"; }`, 'css'),
      stays(`const el = document.querySelector('.price-box-large');\nconsole.log('.price-box');`),
      stays(`el.classList.add('price-box'); // see .price-box\nlocation.hash = '.price-box';`),
    ],
  },
  {
    name: 'constants, object members, arrays and local helpers',
    language: 'js',
    kind: 'selector_fix',
    train: [
      [`const SELECTORS = { title: '.old-title', cart: '#cart' };\ndocument.querySelector(SELECTORS.title).hidden = true;`, `const SELECTORS = { title: '.product__title', cart: '#cart' };\ndocument.querySelector(SELECTORS.title).hidden = true;`],
      [`const TITLE = '.old-title';\nconst node = document.querySelector(TITLE);`, `const TITLE = '.product__title';\nconst node = document.querySelector(TITLE);`],
      [`['.old-title', '.sub'].forEach((s) => { document.querySelector(s).style.color = 'red'; });`, `['.product__title', '.sub'].forEach((s) => { document.querySelector(s).style.color = 'red'; });`],
    ],
    apply: [
      becomes(`function get(sel) { return document.querySelector(sel); }\nget('.old-title').click();`, `function get(sel) { return document.querySelector(sel); }\nget('.product__title').click();`),
      becomes(`waitForElement('.old-title', (el) => { el.remove(); });`, `waitForElement('.product__title', (el) => { el.remove(); });`),
      becomes(`const { title } = { title: '.old-title' };\nif (node.matches(title) || node.closest('main .old-title')) stop();`, `const { title } = { title: '.product__title' };\nif (node.matches(title) || node.closest('main .product__title')) stop();`),
      stays(`const copy = { label: '.old-title' };\nbutton.textContent = copy.label;`),
      stays(`track('click', { target: '.old-title' });\nel.className = 'old-title';`),
    ],
  },
  {
    name: 'getElementById to an attribute',
    language: 'js',
    kind: 'selector_fix',
    train: [
      [`const b = document.getElementById('basket');\nb.hidden = false;`, `const b = document.querySelector('[data-qa="basket"]');\nb.hidden = false;`],
      [`document.querySelector('#basket').click();`, `document.querySelector('[data-qa="basket"]').click();`],
      [`const count = document.querySelector('#basket .count');`, `const count = document.querySelector('[data-qa="basket"] .count');`],
    ],
    apply: [
      becomes(`if (document.getElementById('basket')) start();`, `if (document.querySelector('[data-qa="basket"]')) start();`),
      becomes(`#basket > a, body:not(#basket) { top: 0 }`, `[data-qa="basket"] > a, body:not([data-qa="basket"]) { top: 0 }`, 'css'),
      stays(`document.getElementById('basket-total');`),
      stays(`.x { background: url(#basket); }`, 'css'),
    ],
  },
  {
    name: 'id to id keeps getElementById',
    language: 'js',
    kind: 'selector_fix',
    train: [
      [`document.getElementById('hero').remove();`, `document.getElementById('hero-main').remove();`],
      [`const h = document.getElementById("hero");\nh.hidden = true;`, `const h = document.getElementById("hero-main");\nh.hidden = true;`],
      [`document.querySelector('#hero .title').textContent = 'x';`, `document.querySelector('#hero-main .title').textContent = 'x';`],
    ],
    apply: [
      becomes(`const hero = document.getElementById('hero');`, `const hero = document.getElementById('hero-main');`),
      becomes(`#hero { margin: 0 }`, `#hero-main { margin: 0 }`, 'css'),
      stays(`const a = document.createElement('a'); a.id = 'hero'; a.href = '#hero';`),
    ],
  },
  {
    name: 'run of compounds',
    language: 'css',
    kind: 'selector_fix',
    train: [
      [`.list .item { color: red; }`, `.grid > .cell { color: red; }`],
      [`.list .item:hover { color: red; }\n.item { top: 0; }`, `.grid > .cell:hover { color: red; }\n.item { top: 0; }`],
      [`main .list .item a { left: 0; }`, `main .grid > .cell a { left: 0; }`],
    ],
    apply: [
      becomes(`.list .item.fh-new:focus, .other { top: 1px }`, `.grid > .cell.fh-new:focus, .other { top: 1px }`),
      becomes(`document.querySelectorAll('.list .item');`, `document.querySelectorAll('.grid > .cell');`, 'js'),
      stays(`.list > .item { color: red; }`),
      stays(`.item { color: red; } .list { color: blue; }`),
    ],
  },
  {
    name: 'narrower selector that contains the old one',
    language: 'css',
    kind: 'selector_fix',
    train: [
      [`.badge { color: red; }`, `.tile .badge { color: red; }`],
      [`.badge:hover { color: blue; }`, `.tile .badge:hover { color: blue; }`],
      [`.badge, .x { left: 0; }`, `.tile .badge, .x { left: 0; }`],
    ],
    apply: [
      becomes(`@media (min-width: 10px) { .badge::before { content: ''; } }`, `@media (min-width: 10px) { .tile .badge::before { content: ''; } }`),
      stays(`.tile .badge { top: 0; }`),
      stays(`.tile.big .badge:focus { top: 0; }`),
      stays(`.badges { top: 0; }`),
    ],
  },
  {
    name: 'context decides which compound is meant',
    language: 'css',
    kind: 'selector_fix',
    train: [
      [`.mini .price { color: red; }\n.page .price { color: red; }`, `.mini .amount { color: red; }\n.page .price { color: red; }`],
      [`.mini .price:hover { top: 0; }`, `.mini .amount:hover { top: 0; }`],
      [`.mini .price { left: 0; }\n.price { top: 0; }`, `.mini .amount { left: 0; }\n.price { top: 0; }`],
    ],
    apply: [becomes(`body .mini .price { right: 0; }`, `body .mini .amount { right: 0; }`), stays(`.price { right: 0; }`), stays(`.page .price { right: 0; }`)],
  },
  {
    name: 'attribute selector, quotes do not matter',
    language: 'js',
    kind: 'selector_fix',
    train: [
      [`document.querySelector("[data-role='buy']").click();`, `document.querySelector("[data-testid='buy-button']").click();`],
      [`document.querySelector('button[data-role="buy"]').disabled = true;`, `document.querySelector('button[data-testid="buy-button"]').disabled = true;`],
      ['const b = document.querySelector(`.box [data-role="buy"]`);', 'const b = document.querySelector(`.box [data-testid="buy-button"]`);'],
    ],
    apply: [
      becomes(`document.querySelectorAll('[data-role=buy].big');`, `document.querySelectorAll('[data-testid="buy-button"].big');`),
      becomes(`button[data-role='buy']:hover { color: red }`, `button[data-testid="buy-button"]:hover { color: red }`, 'css'),
      stays(`el.setAttribute('data-role', 'buy'); document.querySelector('[data-role="buyer"]');`),
    ],
  },
  {
    name: 'selector in style text of a script',
    language: 'js',
    kind: 'selector_fix',
    train: [
      ["const style = document.createElement('style');\nstyle.textContent = `.top-nav { height: 40px; } .x { top: 0; }`;\ndocument.head.appendChild(style);", "const style = document.createElement('style');\nstyle.textContent = `.site-header { height: 40px; } .x { top: 0; }`;\ndocument.head.appendChild(style);"],
      ["const css = '.top-nav a { color: red; }';\nconst s = document.createElement('style');\ns.appendChild(document.createTextNode(css));", "const css = '.site-header a { color: red; }';\nconst s = document.createElement('style');\ns.appendChild(document.createTextNode(css));"],
      ["document.head.insertAdjacentHTML('beforeend', '<style>.top-nav > li { top: 0; }</style>');", "document.head.insertAdjacentHTML('beforeend', '<style>.site-header > li { top: 0; }</style>');"],
    ],
    apply: [
      becomes('const h = 30;\nconst style = document.createElement("style");\nstyle.textContent = `body .top-nav.is-open { height: ${h}px; }`;', 'const h = 30;\nconst style = document.createElement("style");\nstyle.textContent = `body .site-header.is-open { height: ${h}px; }`;'),
      becomes('.top-nav { top: 0 }', '.site-header { top: 0 }', 'css'),
      becomes("document.querySelector('.top-nav');", "document.querySelector('.site-header');"),
      stays("p.textContent = 'Use .top-nav { } for menus';"),
    ],
  },
  {
    name: 'own classes are no selectors of the site',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { color: red; }`, `.a { color: #c00; }`],
      [`.b { color: red; }`, `.b { color: #c00; }`],
      [`.c { color: red; top: 0; }`, `.c { color: #c00; top: 0; }`],
    ],
    apply: [becomes(`.d { color: red }`, `.d { color: #c00 }`), stays(`.d { background: red }`), stays(`.red { color: reddish }`)],
  },
  {
    name: 'two selectors give nothing',
    language: 'js',
    kind: 'selector_fix',
    train: [
      [`document.querySelector('.a1').click();`, `document.querySelector('.b1').click();`],
      [`document.querySelector('.a1').remove();`, `document.querySelector('.b1').remove();`],
      [`document.querySelector('.c1').remove();`, `document.querySelector('.d1').remove();`],
    ],
    apply: [stays(`document.querySelector('.a1').focus();`), stays(`document.querySelector('.c1').focus();`)],
  },
  {
    name: 'delegated events and jQuery',
    language: 'js',
    kind: 'selector_fix',
    train: [
      [`$('.add-to-bag').on('click', open);`, `$('.buy-now').on('click', open);`],
      [`$(document).on('click', '.add-to-bag', open);`, `$(document).on('click', '.buy-now', open);`],
      [`if (e.target.closest('.add-to-bag')) open();`, `if (e.target.closest('.buy-now')) open();`],
    ],
    apply: [
      becomes(`$('form').find('.add-to-bag').hide();`, `$('form').find('.buy-now').hide();`),
      becomes(`const map = ['.add-to-bag', '.other'];\nfor (const s of map) document.querySelector(s).remove();`, `const map = ['.buy-now', '.other'];\nfor (const s of map) document.querySelector(s).remove();`),
      stays(`fetch('/add-to-bag'); $('#x').addClass('add-to-bag');`),
    ],
  },
  {
    name: 'rest of the compound stays, several compounds come',
    language: 'js',
    kind: 'selector_fix',
    train: [
      [`document.querySelector('.summary').remove();`, `document.querySelector('#checkout .totals').remove();`],
      [`document.querySelector('.summary:empty').remove();`, `document.querySelector('#checkout .totals:empty').remove();`],
      [`const a = document.querySelector('.summary a');`, `const a = document.querySelector('#checkout .totals a');`],
    ],
    apply: [
      becomes(`document.querySelector('main > .summary.fh-x:hover b');`, `document.querySelector('main > #checkout .totals.fh-x:hover b');`),
      becomes(`div:not(.summary) { top: 0 }`, `div:not(#checkout .totals) { top: 0 }`, 'css'),
      stays(`document.querySelector('.summary-line'); summary.focus();`),
    ],
  },
];
