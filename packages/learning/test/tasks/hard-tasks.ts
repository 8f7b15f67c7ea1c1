import { becomes, stays, type Task } from './task.js';

/** Tasks closer to real variations: more code around the edit, several things at once, traps in what stays. */
export const HARD_TASKS: readonly Task[] = [
  {
    name: 'guard in longer code, other queries kept',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [
        `(function () {\n  'use strict';\n  var banner = document.querySelector('.hero__title');\n  banner.textContent = 'Summer sale';\n  banner.classList.add('fh-hero');\n  var links = document.querySelectorAll('.nav a');\n  links.forEach(function (link) { link.rel = 'x'; });\n})();`,
        `(function () {\n  'use strict';\n  var banner = document.querySelector('.hero__title');\n  if (!banner) {\n    return;\n  }\n  banner.textContent = 'Summer sale';\n  banner.classList.add('fh-hero');\n  var links = document.querySelectorAll('.nav a');\n  links.forEach(function (link) { link.rel = 'x'; });\n})();`,
      ],
      [
        `(() => {\n  const total = 3;\n  const price = document.querySelector('[data-price]');\n  price.textContent = format(total);\n})();`,
        `(() => {\n  const total = 3;\n  const price = document.querySelector('[data-price]');\n  if (!price) return;\n  price.textContent = format(total);\n})();`,
      ],
      [
        `function start(root) {\n  const button = document.querySelector('#buy');\n  button.disabled = root.disabled;\n  return button;\n}\nstart(window);`,
        `function start(root) {\n  const button = document.querySelector('#buy');\n  if (!button) return;\n  button.disabled = root.disabled;\n  return button;\n}\nstart(window);`,
      ],
    ],
    apply: [
      becomes(
        `document.addEventListener('DOMContentLoaded', () => {\n  const card = document.querySelector('.card');\n  card.classList.add('fh-on');\n});`,
        `document.addEventListener('DOMContentLoaded', () => {\n  const card = document.querySelector('.card');\n  if (!card) return;\n  card.classList.add('fh-on');\n});`,
      ),
      stays(`(() => {\n  const card = document.querySelector('.card');\n  if (card) {\n    card.remove();\n  }\n})();`.replace('if (card) {', 'if (!card) return;\n  if (card.x) {')),
      stays(`(() => {\n  const card = document.getElementById('card');\n  card.remove();\n})();`),
      stays(`(() => {\n  const card = root.querySelector('.card');\n  card.remove();\n})();`),
    ],
  },
  {
    name: 'alias with helper and default parameter',
    language: 'js',
    kind: 'selector_fix',
    train: [
      [`const q = (s, root = document) => root.querySelector(s);\nq('.pdp-price').title = '.pdp-price';`, `const q = (s, root = document) => root.querySelector(s);\nq('.product .amount').title = '.pdp-price';`],
      [`class View {\n  constructor() { this.sel = '.pdp-price'; }\n  run() { return document.querySelector(this.sel); }\n}\nnew View().run();`, `class View {\n  constructor() { this.sel = '.product .amount'; }\n  run() { return document.querySelector(this.sel); }\n}\nnew View().run();`],
      ['document.querySelectorAll(`.list .pdp-price[data-id="${id}"]`);', 'document.querySelectorAll(`.list .product .amount[data-id="${id}"]`);'],
    ],
    apply: [
      becomes(`const PDP = { nodes: { price: '.pdp-price' } };\ndocument.querySelector(PDP.nodes.price).remove();`, `const PDP = { nodes: { price: '.product .amount' } };\ndocument.querySelector(PDP.nodes.price).remove();`),
      becomes(`function on(sel, cb) { document.querySelectorAll(sel).forEach(cb); }\non('.pdp-price', (el) => el.remove());`, `function on(sel, cb) { document.querySelectorAll(sel).forEach(cb); }\non('.product .amount', (el) => el.remove());`),
      becomes("const S = '.pdp-price';\nconst a = document.querySelector(`${S} span`);", "const S = '.product .amount';\nconst a = document.querySelector(`${S} span`);"),
      stays(`const q = (s) => log(s);\nq('.pdp-price');`),
      stays(`document.querySelector('.product .amount'); el.dataset.target = '.pdp-price';`),
      stays("const id = 3; document.querySelector(`.pdp-price-${id}`);"),
    ],
  },
  {
    name: 'timer without magic, only for one callee',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`setTimeout(() => {\n  refresh();\n}, 1000);\nanimate(box, 1000);`, `setTimeout(() => {\n  refresh();\n}, 500);\nanimate(box, 1000);`],
      [`const LIMIT = 1000;\nsetTimeout(tick, 1000);`, `const LIMIT = 1000;\nsetTimeout(tick, 500);`],
      [`setTimeout(function later() { done(); }, 1000);`, `setTimeout(function later() { done(); }, 500);`],
    ],
    apply: [becomes(`const t = setTimeout(go, 1000);`, `const t = setTimeout(go, 500);`), stays(`setTimeout(go, 2000);`), stays(`setInterval(go, 1000);`), stays(`fade(1000);`)],
  },
  {
    name: 'markup built as text becomes nodes',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`box.insertAdjacentHTML('beforeend', '<p>' + text + '</p>');`, `const p = document.createElement('p');\np.textContent = text;\nbox.append(p);`],
      [`card.insertAdjacentHTML('beforeend', '<p>' + user.name + '</p>');\nnext();`, `const p = document.createElement('p');\np.textContent = user.name;\ncard.append(p);\nnext();`],
      [`first();\nlist.insertAdjacentHTML('beforeend', '<p>' + get() + '</p>');`, `first();\nconst p = document.createElement('p');\np.textContent = get();\nlist.append(p);`],
    ],
    apply: [
      becomes(`if (a) {\n  root.insertAdjacentHTML('beforeend', '<p>' + label + '</p>');\n}`, `if (a) {\n  const p = document.createElement('p');\n  p.textContent = label;\n  root.append(p);\n}`),
      stays(`root.insertAdjacentHTML('beforeend', '<b>' + label + '</b>');`),
      stays(`root.insertAdjacentHTML('afterbegin', '<p>' + label + '</p>');`),
    ],
  },
  {
    name: 'optional call guard by and',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`window.dataLayer.push({ event: 'view' });`, `window.dataLayer && window.dataLayer.push({ event: 'view' });`],
      [`go();\nwindow.dataLayer.push(item);`, `go();\nwindow.dataLayer && window.dataLayer.push(item);`],
      [`if (x) window.dataLayer.push({ event: 'x', id });`, `if (x) window.dataLayer && window.dataLayer.push({ event: 'x', id });`],
    ],
    apply: [
      becomes(`window.dataLayer.push(['a', 1]);`, `window.dataLayer && window.dataLayer.push(['a', 1]);`),
      stays(`window.dataLayer && window.dataLayer.push(['a', 1]);`),
      stays(`if (window.dataLayer) window.dataLayer.push(['a', 1]);`),
      stays(`window.dataLayers.push(1);`),
    ],
  },
  {
    name: 'style properties gathered into a class',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`el.style.display = 'none';\ngo();`, `el.hidden = true;\ngo();`],
      [`document.querySelector('.a').style.display = 'none';\nb.style.display = 'block';`, `document.querySelector('.a').hidden = true;\nb.style.display = 'block';`],
      [`if (x) this.box.style.display = 'none';`, `if (x) this.box.hidden = true;`],
    ],
    apply: [becomes(`q.r.style.display = 'none';`, `q.r.hidden = true;`), stays(`q.style.display = 'flex';`), stays(`q.style.visibility = 'none';`), stays(`if (q.style.display === 'none') go();`)],
  },
  {
    name: 'declaration added after another, in each rule',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.fh-card {\n  display: flex;\n  gap: 8px;\n}\n.fh-x { color: red; }`, `.fh-card {\n  display: flex;\n  flex-wrap: wrap;\n  gap: 8px;\n}\n.fh-x { color: red; }`],
      [`.fh-row { display: flex }`, `.fh-row { display: flex; flex-wrap: wrap }`],
      [`@media (min-width: 1px) { .fh-a { top: 0; display: flex; } }`, `@media (min-width: 1px) { .fh-a { top: 0; display: flex; flex-wrap: wrap; } }`],
    ],
    apply: [
      becomes(`.z { display: flex; }\n.y {\n  left: 0;\n  display: flex;\n  top: 0;\n}`, `.z { display: flex; flex-wrap: wrap; }\n.y {\n  left: 0;\n  display: flex;\n  flex-wrap: wrap;\n  top: 0;\n}`),
      stays(`.z { display: flex; gap: 1px; flex-wrap: wrap; }`),
      stays(`.z { display: inline-flex; }`),
      stays(`.z { display: grid; }`),
    ],
  },
  {
    name: 'breakpoint written as a range',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`@media (max-width: 767px) { .a { top: 0; } }`, `@media (width <= 767px) { .a { top: 0; } }`],
      [`@media (max-width: 1023px) { .b { left: 0; } }`, `@media (width <= 1023px) { .b { left: 0; } }`],
      [`@media screen and (max-width: 480px) { .c { max-width: 480px; } }`, `@media screen and (width <= 480px) { .c { max-width: 480px; } }`],
    ],
    apply: [becomes(`@media print and (max-width: 30em) { .d { top: 0; } }`, `@media print and (width <= 30em) { .d { top: 0; } }`), stays(`@media (min-width: 30em) { .d { max-width: 3px; } }`)],
  },
  {
    name: 'selector, guard and style in one correction, each alone',
    language: 'js',
    kind: 'mixed',
    train: [
      [`(() => {\n  const a = document.querySelector('.old-a');\n  a.style.color = 'red';\n})();`, `(() => {\n  const a = document.querySelector('.new-a');\n  if (!a) return;\n  a.style.color = 'blue';\n})();`],
      [`(() => {\n  const b = document.querySelector('.old-a');\n  b.style.color = 'red';\n  b.focus();\n})();`, `(() => {\n  const b = document.querySelector('.new-a');\n  if (!b) return;\n  b.style.color = 'blue';\n  b.focus();\n})();`],
      [`(() => {\n  const c = document.querySelector('.old-a');\n  c.click();\n  c.style.color = 'red';\n})();`, `(() => {\n  const c = document.querySelector('.new-a');\n  if (!c) return;\n  c.click();\n  c.style.color = 'blue';\n})();`],
    ],
    apply: [
      becomes(`(() => {\n  x.style.color = 'red';\n})();`, `(() => {\n  x.style.color = 'blue';\n})();`),
      becomes(`document.querySelectorAll('.old-a').forEach(f);`, `document.querySelectorAll('.new-a').forEach(f);`),
      becomes(`.d { color: red; }`, `.d { color: blue; }`, 'css'),
      stays(`.d { background: red; }`, 'css'),
    ],
  },
  {
    name: 'names of a class and its selector in queries',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`const a = document.getElementsByClassName('card');`, `const a = document.querySelectorAll('.card');`],
      [`for (const x of document.getElementsByClassName('row')) f(x);`, `for (const x of document.querySelectorAll('.row')) f(x);`],
      [`const n = document.getElementsByClassName("price").length;`, `const n = document.querySelectorAll('.price').length;`],
    ],
    apply: [becomes(`const t = document.getElementsByClassName('tile');`, `const t = document.querySelectorAll('.tile');`), stays(`const t = document.getElementsByTagName('li');`), stays(`const t = box.getElementsByName('tile');`)],
  },
  {
    name: 'custom property set from a script',
    language: 'js',
    kind: 'style_fix',
    train: [
      [`root.style.setProperty('--gap', '4px');`, `root.style.setProperty('--fh-gap', '4px');`],
      [`el.style.setProperty('--ink', c);\nread(el.style.getPropertyValue('--ink'));`, `el.style.setProperty('--fh-ink', c);\nread(el.style.getPropertyValue('--fh-ink'));`],
      ["const s = document.createElement('style');\ns.textContent = '.x { --w: 1px; width: var(--w); }';", "const s = document.createElement('style');\ns.textContent = '.x { --fh-w: 1px; width: var(--fh-w); }';"],
    ],
    apply: [becomes(`b.style.setProperty('--h', '1px');`, `b.style.setProperty('--fh-h', '1px');`), becomes(`.q { --z: 1; order: var(--z); }`, `.q { --fh-z: 1; order: var(--fh-z); }`, 'css'), stays(`.q { order: var(--z); }`, 'css'), stays(`b.style.setProperty('--fh-h', '1px');`)],
  },
  {
    name: 'comment, spacing and quotes around an edit',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`// start\nwidget.init( "a" )\n`, `// start\nwidget.boot('a');\n`],
      [`if (ok)\n  widget.init(opts) // go`, `if (ok) {\n  widget.boot(opts);\n}`],
      [`const r = widget.init({a: 1})`, `const r = widget.boot({ a: 1 });`],
    ],
    apply: [becomes(`/* x */ widget.init( y )  // z`, `/* x */ widget.boot( y )  // z`), stays(`gadget.init(1);`), stays(`widget.initial(1);`)],
  },
  {
    name: 'switch of two arguments',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`track(label, 'click');`, `trackEvent('click', label);`],
      [`track(names[0], 'view');`, `trackEvent('view', names[0]);`],
      [`if (a) track(get(), 'buy');`, `if (a) trackEvent('buy', get());`],
    ],
    apply: [becomes(`track(x + 1, 'hover');`, `trackEvent('hover', x + 1);`), stays(`track(x);`), stays(`trackEvent('a', b);`)],
  },
  {
    name: 'two changes of one declaration list kept apart',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { color: red; font-weight: bold; }`, `.a { color: crimson; font-weight: 600; }`],
      [`.b { font-weight: bold; top: 0; color: red; }`, `.b { font-weight: 600; top: 0; color: crimson; }`],
      [`.c { color: red; }\n.d { font-weight: bold; }`, `.c { color: crimson; }\n.d { font-weight: 600; }`],
    ],
    apply: [becomes(`.e { color: red; }`, `.e { color: crimson; }`), becomes(`.f { font-weight: bold; left: 0; }`, `.f { font-weight: 600; left: 0; }`), stays(`.g { border-color: red; font: bold 1px x; }`)],
  },
];
