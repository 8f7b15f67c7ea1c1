import { becomes, stays, type Task } from './task.js';

export const MORE_TASKS: readonly Task[] = [
  {
    name: 'handler property to listener',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`btn.onclick = buy;`, `btn.addEventListener('click', buy);`],
      [`document.querySelector('.x').onclick = () => { open(); };`, `document.querySelector('.x').addEventListener('click', () => { open(); });`],
      [`if (a) this.link.onclick = function (e) { e.preventDefault(); };`, `if (a) this.link.addEventListener('click', function (e) { e.preventDefault(); });`],
    ],
    apply: [becomes(`tab.onclick = go.bind(null, 1);`, `tab.addEventListener('click', go.bind(null, 1));`), stays(`tab.onchange = go;`), stays(`const f = tab.onclick;`), stays(`tab.addEventListener('click', go);`)],
  },
  {
    name: 'className to classList',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`el.className += ' on';`, `el.classList.add('on');`],
      [`box.firstChild.className += ' off';`, `box.firstChild.classList.add('off');`],
      [`if (x) card.className += ' big';`, `if (x) card.classList.add('big');`],
    ],
    apply: [becomes(`row.className += ' odd';`, `row.classList.add('odd');`), stays(`row.className = ' odd';`), stays(`text += ' odd';`)],
  },
  {
    name: 'radix of parseInt',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`const n = parseInt(a.value);`, `const n = parseInt(a.value, 10);`],
      [`total += parseInt(text);`, `total += parseInt(text, 10);`],
      [`show(parseInt(x.replace('a', '')));`, `show(parseInt(x.replace('a', ''), 10));`],
    ],
    apply: [becomes(`const q = parseInt(el.dataset.count) + 1;`, `const q = parseInt(el.dataset.count, 10) + 1;`), stays(`parseInt(hex, 16);`), stays(`parseFloat(q);`), stays(`Number.parseInt(q);`)],
  },
  {
    name: 'argument removed',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`send(a, true);\nsend(a, b);`, `send(a);\nsend(a, b);`],
      [`send(get(), true);`, `send(get());`],
      [`if (x) send('q', true);`, `if (x) send('q');`],
    ],
    apply: [becomes(`send(z.y, true);`, `send(z.y);`), stays(`send(z, false);`), stays(`post(z, true);`), stays(`send(z, true, 1);`)],
  },
  {
    name: 'property added to options',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`fetch('/a', { method: 'POST' });`, `fetch('/a', { method: 'POST', credentials: 'same-origin' });`],
      [`const r = fetch(url, { method: 'POST', body: data });`, `const r = fetch(url, { method: 'POST', credentials: 'same-origin', body: data });`],
      [`fetch(u + 1, {\n  method: 'POST',\n});`, `fetch(u + 1, {\n  method: 'POST',\n  credentials: 'same-origin',\n});`],
    ],
    apply: [
      becomes(`fetch('/z', { method: 'POST', headers });`, `fetch('/z', { method: 'POST', credentials: 'same-origin', headers });`),
      stays(`fetch('/z', { method: 'GET' });`),
      stays(`fetch('/z', { method: 'POST', credentials: 'same-origin' });`),
    ],
  },
  {
    name: 'statement inserted behind its anchor',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`list.append(item);\nnext();`, `list.append(item);\nitem.dataset.fhDone = '1';\nnext();`],
      [`if (a) {\n  list.append(card);\n}`, `if (a) {\n  list.append(card);\n  card.dataset.fhDone = '1';\n}`],
      [`before();\nlist.append(row);`, `before();\nlist.append(row);\nrow.dataset.fhDone = '1';`],
    ],
    apply: [
      becomes(`const tile = make();\nlist.append(tile);\nend();`, `const tile = make();\nlist.append(tile);\ntile.dataset.fhDone = '1';\nend();`),
      stays(`list.append(tile);\ntile.dataset.fhDone = '1';`),
      stays(`list.prepend(tile);`),
      stays(`grid.append(tile);`),
    ],
  },
  {
    name: 'jQuery call to the DOM',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`$('.a').hide();\n$('.b').show();`, `document.querySelector('.a').hidden = true;\n$('.b').show();`],
      [`$('#c d').hide();`, `document.querySelector('#c d').hidden = true;`],
      [`if (x) $(sel).hide();`, `if (x) document.querySelector(sel).hidden = true;`],
    ],
    apply: [becomes(`$('.q').hide();`, `document.querySelector('.q').hidden = true;`), stays(`$('.q').hide(400);`), stays(`modal.hide();`)],
  },
  {
    name: 'timer to animation frame',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`setTimeout(draw, 16);`, `requestAnimationFrame(draw);`],
      [`const id = setTimeout(() => tick(), 16);`, `const id = requestAnimationFrame(() => tick());`],
      [`setTimeout(this.paint, 16);\nsetTimeout(late, 500);`, `requestAnimationFrame(this.paint);\nsetTimeout(late, 500);`],
    ],
    apply: [becomes(`setTimeout(function () { a(); }, 16);`, `requestAnimationFrame(function () { a(); });`), stays(`setTimeout(a, 160);`), stays(`setInterval(a, 16);`)],
  },
  {
    name: 'loop made once',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`for (const a of list) {\n  show(a);\n}`, `list.forEach((a) => {\n  show(a);\n});`],
      [`for (const x of get()) {\n  one(x);\n  two(x);\n}`, `get().forEach((x) => {\n  one(x);\n  two(x);\n});`],
      [`for (const row of this.rows) {\n  row.remove();\n}`, `this.rows.forEach((row) => {\n  row.remove();\n});`],
    ],
    apply: [becomes(`for (const k of keys) {\n  a(k);\n  b(k);\n  c();\n}`, `keys.forEach((k) => {\n  a(k);\n  b(k);\n  c();\n});`), stays(`for (const k in keys) {\n  a(k);\n}`), stays(`keys.forEach((k) => {\n  a(k);\n});`)],
  },
  {
    name: 'default behind a value',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`const a = el.dataset.price;`, `const a = el.dataset.price || '0';`],
      [`show(card.dataset.price);`, `show(card.dataset.price || '0');`],
      [`if (x) y = row.first.dataset.price;`, `if (x) y = row.first.dataset.price || '0';`],
    ],
    apply: [becomes(`const t = item.dataset.price;`, `const t = item.dataset.price || '0';`), stays(`const t = item.dataset.price || '0';`), stays(`const t = item.dataset.count;`)],
  },
  {
    name: 'rule deleted',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { top: 0; }\n* { outline: none; }`, `.a { top: 0; }`],
      [`* { outline: none; }\n.b { left: 0; }`, `.b { left: 0; }`],
      [`.c { top: 0; }\n* { outline: none }\n.d { top: 1px; }`, `.c { top: 0; }\n.d { top: 1px; }`],
    ],
    apply: [becomes(`.e { top: 0; }\n* { outline: none; }\n`, `.e { top: 0; }\n`), stays(`* { margin: 0; }`), stays(`.e { outline: none; }`)],
  },
  {
    name: 'fallback of a custom property',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { color: var(--ink); }`, `.a { color: var(--ink, #111); }`],
      [`.b { border-color: var(--ink); }`, `.b { border-color: var(--ink, #111); }`],
      [`.c { background: var(--ink); top: var(--gap); }`, `.c { background: var(--ink, #111); top: var(--gap); }`],
    ],
    apply: [becomes(`.d { fill: var(--ink); }`, `.d { fill: var(--ink, #111); }`), stays(`.d { fill: var(--ink, #222); }`), stays(`.d { fill: var(--ink-2); }`)],
  },
  {
    name: 'supports condition',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`@supports (display: grid) { .a { top: 0; } }`, `@supports (display: subgrid) { .a { top: 0; } }`],
      [`@supports not (display: grid) { .b { display: grid; } }`, `@supports not (display: subgrid) { .b { display: grid; } }`],
      [`@supports (display: grid) and (gap: 1px) { .c { left: 0; } }`, `@supports (display: subgrid) and (gap: 1px) { .c { left: 0; } }`],
    ],
    apply: [becomes(`@supports (gap: 2px) and (display: grid) { .d { top: 0; } }`, `@supports (gap: 2px) and (display: subgrid) { .d { top: 0; } }`), stays(`.d { display: grid; }`), stays(`@supports (display: flex) { .d { top: 0; } }`)],
  },
  {
    name: 'declaration added in a face',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`@font-face { font-family: A; src: url(a.woff2); }`, `@font-face { font-family: A; src: url(a.woff2); font-display: swap; }`],
      [`@font-face { font-family: "B C"; src: url(b.woff2); }`, `@font-face { font-family: "B C"; src: url(b.woff2); font-display: swap; }`],
      [`@font-face { src: url(c.woff2); }\n.x { top: 0; }`, `@font-face { src: url(c.woff2); font-display: swap; }\n.x { top: 0; }`],
    ],
    apply: [
      becomes(`@font-face { font-family: Z; font-weight: 700; src: url(z.woff2); }`, `@font-face { font-family: Z; font-weight: 700; src: url(z.woff2); font-display: swap; }`),
      stays(`@font-face { font-family: Z; src: url(z.woff2); font-display: swap; }`),
      stays(`.z { background: url(z.woff2); }`),
    ],
  },
  {
    name: 'template parts stay as written',
    language: 'js',
    kind: 'logic_fix',
    train: [
      ['box.innerHTML = `<p>${name}</p>`;', 'box.innerHTML = `<p>${escape(name)}</p>`;'],
      ['out.innerHTML = `<b>${user.title}</b> x`;', 'out.innerHTML = `<b>${escape(user.title)}</b> x`;'],
      ['el.innerHTML = `a ${get()} b`;\nsay(`a ${b}`);', 'el.innerHTML = `a ${escape(get())} b`;\nsay(`a ${b}`);'],
    ],
    apply: [becomes('q.innerHTML = `<i>${text}</i>`;', 'q.innerHTML = `<i>${escape(text)}</i>`;'), stays('q.textContent = `<i>${text}</i>`;'), stays('q.innerHTML = `<i>${escape(text)}</i>`;')],
  },
  {
    name: 'loose test of null',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`if (a !== null) go(a);`, `if (a != null) go(a);`],
      [`const ok = b.c !== null;`, `const ok = b.c != null;`],
      [`while (next() !== null) step();\nif (x !== 1) y();`, `while (next() != null) step();\nif (x !== 1) y();`],
    ],
    apply: [becomes(`return_(q.r !== null && s);`, `return_(q.r != null && s);`), stays(`if (q !== 0) go();`), stays(`if (q === null) go();`)],
  },
  {
    name: 'wrapper call taken off',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`use($(el));\nfind($('x'));`, `use(el);\nfind($('x'));`],
      [`use($(this.box));`, `use(this.box);`],
      [`if (a) use($(get()));`, `if (a) use(get());`],
    ],
    apply: [becomes(`use($(q.r));`, `use(q.r);`), stays(`drop($(q));`), stays(`use(q);`)],
  },
  {
    name: 'colour written as a function',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { box-shadow: 0 1px 2px rgba(0, 0, 0, 0.5); }`, `.a { box-shadow: 0 1px 2px rgba(0, 0, 0, 0.2); }`],
      [`.b { box-shadow: 0 0 4px rgba(0,0,0,.5); color: rgba(0,0,0,.5); }`, `.b { box-shadow: 0 0 4px rgba(0,0,0,.2); color: rgba(0,0,0,.5); }`],
      [`.c { box-shadow: inset 0 1px 2px rgba(0, 0, 0, 0.5); }`, `.c { box-shadow: inset 0 1px 2px rgba(0, 0, 0, 0.2); }`],
    ],
    apply: [becomes(`.d { box-shadow: 1px 1px 1px 1px rgba(0, 0, 0, 0.5); }`, `.d { box-shadow: 1px 1px 1px 1px rgba(0, 0, 0, 0.2); }`), stays(`.d { color: rgba(0, 0, 0, 0.5); }`), stays(`.d { box-shadow: 0 1px rgba(0, 0, 0, 0.4); }`)],
  },
];
