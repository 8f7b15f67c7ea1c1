import { becomes, stays, type Task } from './task.js';

export const LOGIC_TASKS: readonly Task[] = [
  {
    name: 'early return after a query',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`(function () {\n  const title = document.querySelector('.title');\n  title.textContent = 'New';\n})();`, `(function () {\n  const title = document.querySelector('.title');\n  if (!title) return;\n  title.textContent = 'New';\n})();`],
      [`function run() {\n  const box = document.querySelector('#box');\n  box.classList.add('on');\n  box.focus();\n}\nrun();`, `function run() {\n  const box = document.querySelector('#box');\n  if (!box) return;\n  box.classList.add('on');\n  box.focus();\n}\nrun();`],
      [`const go = () => {\n  const link = document.querySelector('a.more');\n  link.href = '/x';\n};`, `const go = () => {\n  const link = document.querySelector('a.more');\n  if (!link) return;\n  link.href = '/x';\n};`],
    ],
    apply: [
      becomes(`(() => {\n  const hero = document.querySelector('.hero');\n  hero.remove();\n})();`, `(() => {\n  const hero = document.querySelector('.hero');\n  if (!hero) return;\n  hero.remove();\n})();`),
      stays(`(() => {\n  const hero = document.querySelector('.hero');\n  if (!hero) return;\n  hero.remove();\n})();`),
      stays(`(() => {\n  const hero = document.createElement('div');\n  hero.remove();\n})();`),
      stays(`(() => {\n  const all = document.querySelectorAll('.hero');\n  all.forEach(show);\n})();`),
    ],
  },
  {
    name: 'statement put behind a test',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`const a = find('x');\na.textContent = 'One';`, `const a = find('x');\nif (a) {\n  a.textContent = 'One';\n}`],
      [`const note = find('note');\nnote.textContent = label;`, `const note = find('note');\nif (note) note.textContent = label;`],
      [`el.textContent = 'a' + 'b';`, `if (el) { el.textContent = 'a' + 'b'; }`],
    ],
    apply: [
      becomes(`head.textContent = getText();`, `if (head) {\n  head.textContent = getText();\n}`),
      stays(`if (head) head.textContent = getText();`),
      stays(`if (head) {\n  prepare();\n  head.textContent = getText();\n}`),
      stays(`head.title = getText();`),
    ],
  },
  {
    name: 'innerHTML to textContent where the value is a variable',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`badge.innerHTML = name;\nbox.innerHTML = '<b>x</b>';`, `badge.textContent = name;\nbox.innerHTML = '<b>x</b>';`],
      [`title.innerHTML = heading;`, `title.textContent = heading;`],
      [`const a = 1;\nnode.innerHTML = label;\nnode.after(a);`, `const a = 1;\nnode.textContent = label;\nnode.after(a);`],
    ],
    apply: [becomes(`card.innerHTML = text;`, `card.textContent = text;`), stays(`card.innerHTML = '<i>static</i>';`), stays(`card.outerHTML = text;`)],
  },
  {
    name: 'values wrapped in a call',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`el.innerHTML = name;\nel.title = name;`, `el.innerHTML = escapeHtml(name);\nel.title = name;`],
      [`box.innerHTML = user.bio;`, `box.innerHTML = escapeHtml(user.bio);`],
      [`out.innerHTML = get();`, `out.innerHTML = escapeHtml(get());`],
    ],
    apply: [becomes(`p.innerHTML = a + b;`, `p.innerHTML = escapeHtml(a + b);`), stays(`p.innerHTML = escapeHtml(a + b);`), stays(`p.textContent = a;`)],
  },
  {
    name: 'argument added',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`window.addEventListener('scroll', onScroll);`, `window.addEventListener('scroll', onScroll, { passive: true });`],
      [`list.addEventListener('scroll', () => load());\nlist.addEventListener('click', pick);`, `list.addEventListener('scroll', () => load(), { passive: true });\nlist.addEventListener('click', pick);`],
      [`document.addEventListener('scroll', handler);`, `document.addEventListener('scroll', handler, { passive: true });`],
    ],
    apply: [
      becomes(`pane.addEventListener('scroll', function () { a(); });`, `pane.addEventListener('scroll', function () { a(); }, { passive: true });`),
      stays(`pane.addEventListener('click', go);`),
      stays(`pane.addEventListener('scroll', go, { passive: true });`),
      stays(`pane.removeEventListener('scroll', go);`),
    ],
  },
  {
    name: 'constant argument changed',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`setTimeout(init, 0);\nconst i = 0;`, `setTimeout(init, 50);\nconst i = 0;`],
      [`setTimeout(() => show(0), 0);`, `setTimeout(() => show(0), 50);`],
      [`setTimeout(function () { run(); }, 0);`, `setTimeout(function () { run(); }, 50);`],
    ],
    apply: [becomes(`setTimeout(later, 0);`, `setTimeout(later, 50);`), stays(`setTimeout(later, 100);`), stays(`let n = 0; setInterval(later, n);`), stays(`items.slice(0);`)],
  },
  {
    name: 'function renamed at its calls, list of arguments free',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`track('view');`, `analytics.send('view');`],
      [`track('click', id);\nother.track('x');`, `analytics.send('click', id);\nother.track('x');`],
      [`if (a) track('buy', id, price);`, `if (a) analytics.send('buy', id, price);`],
    ],
    apply: [becomes(`track();\ntrack('a', b, c, d);`, `analytics.send();\nanalytics.send('a', b, c, d);`), stays(`tracker.track('a');`), stays(`const log = 'track'; retrack('x');`)],
  },
  {
    name: 'deleted statement',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`start();\nconsole.log('a');\nend();`, `start();\nend();`],
      [`function f() {\n  console.log('x', y);\n  return y;\n}`, `function f() {\n  return y;\n}`],
      [`if (a) {\n  console.log(a.b);\n  go(a);\n}`, `if (a) {\n  go(a);\n}`],
    ],
    apply: [becomes(`const n = 1;\nconsole.log(n, n, n);\nuse(n);`, `const n = 1;\nuse(n);`), stays(`console.error('x');\nlogger.log('x');`), stays(`const log = console.log;`)],
  },
  {
    name: 'rest of the block moved into a wrapper',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`const css = 1;\nconst el = document.querySelector('.a');\nel.remove();\ncount(css);`, `const css = 1;\nwaitFor('.a', (el) => {\n  el.remove();\n  count(css);\n});`],
      [`const el = document.querySelector('.b');\nel.hidden = true;`, `waitFor('.b', (el) => {\n  el.hidden = true;\n});`],
      [`setup();\nconst el = document.querySelector('#c');\nel.click();\nel.focus();\ndone();`, `setup();\nwaitFor('#c', (el) => {\n  el.click();\n  el.focus();\n  done();\n});`],
    ],
    apply: [
      becomes(`const el = document.querySelector('.z');\na(el);\nb(el);\nc();\nd();`, `waitFor('.z', (el) => {\n  a(el);\n  b(el);\n  c();\n  d();\n});`),
      stays(`waitFor('.z', (el) => {\n  a(el);\n});`),
      stays(`const all = document.querySelectorAll('.z');\na(all);`),
    ],
  },
  {
    name: 'everything moved into an observer',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`const t = 1;\nmount(t);\nrefresh();\ndraw();`, `const t = 1;\nmount(t);\nobserve(() => {\n  refresh();\n  draw();\n});`],
      [`mount(x);\nrefresh();`, `mount(x);\nobserve(() => {\n  refresh();\n});`],
      [`mount(y.z);\nrefresh();\npaint();\nlast();`, `mount(y.z);\nobserve(() => {\n  refresh();\n  paint();\n  last();\n});`],
    ],
    apply: [becomes(`mount(q);\nrefresh();\nsix();`, `mount(q);\nobserve(() => {\n  refresh();\n  six();\n});`), stays(`mount(q);\nobserve(() => {\n  refresh();\n});`), stays(`seven();\neight();`)],
  },
  {
    name: 'operator',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`if (a.type == 'x') go();`, `if (a.type === 'x') go();`],
      [`const same = left == right;`, `const same = left === right;`],
      [`while (n == 3) n = next();`, `while (n === 3) n = next();`],
    ],
    apply: [becomes(`if (u == v && w == 1) go();`, `if (u === v && w === 1) go();`), stays(`if (u === v) go();`), stays(`a = b; c != d; e('==');`)],
  },
  {
    name: 'var to const',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`var a = 1;\nuse(a);`, `const a = 1;\nuse(a);`],
      [`var el = document.body;\nel.click();`, `const el = document.body;\nel.click();`],
      [`function f() { var x = g(); return x; }`, `function f() { const x = g(); return x; }`],
    ],
    apply: [becomes(`var name = 'x';\nsay(name);`, `const name = 'x';\nsay(name);`), stays(`let name = 'x';\nsay(name);`), stays(`const v = 'var';`)],
  },
  {
    name: 'optional chaining',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`document.querySelector('.a').remove();\nbox.remove();`, `document.querySelector('.a')?.remove();\nbox.remove();`],
      [`const t = 2;\ndocument.querySelector('#b').remove();`, `const t = 2;\ndocument.querySelector('#b')?.remove();`],
      [`if (x) document.querySelector(sel).remove();`, `if (x) document.querySelector(sel)?.remove();`],
    ],
    apply: [becomes(`document.querySelector('.k').remove();`, `document.querySelector('.k')?.remove();`), stays(`document.querySelector('.k')?.remove();`), stays(`node.remove();`), stays(`document.querySelector('.k').focus();`)],
  },
  {
    name: 'statement inserted before its anchor',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`const a = 1;\nbtn.addEventListener('click', buy);`, `const a = 1;\nbtn.removeEventListener('click', buy);\nbtn.addEventListener('click', buy);`],
      [`link.addEventListener('focus', open);\nlast();`, `link.removeEventListener('focus', open);\nlink.addEventListener('focus', open);\nlast();`],
      [`if (x) {\n  tab.addEventListener('keydown', onKey);\n}`, `if (x) {\n  tab.removeEventListener('keydown', onKey);\n  tab.addEventListener('keydown', onKey);\n}`],
    ],
    apply: [
      becomes(`one();\nform.addEventListener('submit', send);\ntwo();`, `one();\nform.removeEventListener('submit', send);\nform.addEventListener('submit', send);\ntwo();`),
      stays(`form.removeEventListener('submit', send);\nform.addEventListener('submit', send);`),
      stays(`form.dispatchEvent(send);`),
    ],
  },
  {
    name: 'property set becomes another property and value',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`btn.setAttribute('disabled', 'disabled');`, `btn.disabled = true;`],
      [`form.querySelector('input').setAttribute('disabled', 'disabled');`, `form.querySelector('input').disabled = true;`],
      [`if (a) this.el.setAttribute('disabled', 'disabled');`, `if (a) this.el.disabled = true;`],
    ],
    apply: [becomes(`x.setAttribute('disabled', 'disabled');`, `x.disabled = true;`), stays(`x.setAttribute('hidden', 'hidden');`), stays(`x.setAttribute('disabled', flag);`), stays(`x.removeAttribute('disabled');`)],
  },
  {
    name: 'same method on another object stays',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`localStorage.getItem('a');\ncache.getItem('a');`, `store.read('a');\ncache.getItem('a');`],
      [`const v = localStorage.getItem(key);`, `const v = store.read(key);`],
      [`if (localStorage.getItem('seen')) stop();`, `if (store.read('seen')) stop();`],
    ],
    apply: [becomes(`show(localStorage.getItem(name + 1));`, `show(store.read(name + 1));`), stays(`sessionStorage.getItem('a');`), stays(`localStorage.setItem('a', 1);`), stays(`cache.getItem('b');`)],
  },
  {
    name: 'number of arguments matters',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`format(price);\nformat(a, b);`, `format(price, 'EUR');\nformat(a, b);`],
      [`const t = format(total);`, `const t = format(total, 'EUR');`],
      [`el.textContent = format(sum());`, `el.textContent = format(sum(), 'EUR');`],
    ],
    apply: [becomes(`x = format(y);`, `x = format(y, 'EUR');`), stays(`x = format(y, 'USD');`), stays(`x = obj.format(y);`), stays(`x = format();`)],
  },
  {
    name: 'async and await',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`const r = fetch('/a');\nuse(r);`, `const r = await fetch('/a');\nuse(r);`],
      [`async function f() { const d = fetch(url); return d; }`, `async function f() { const d = await fetch(url); return d; }`],
      [`const x = fetch(base + '/p', opts);`, `const x = await fetch(base + '/p', opts);`],
    ],
    apply: [becomes(`const k = fetch('/k');`, `const k = await fetch('/k');`), stays(`const k = await fetch('/k');`), stays(`const k = api.fetch('/k');`)],
  },
  {
    name: 'binding renamed everywhere',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`const data = load();\nshow(data);\nsave({ data });`, `const payload = load();\nshow(payload);\nsave({ data: payload });`],
      [`function f(data) { return data.x; }`, `function f(payload) { return payload.x; }`],
      [`let data = 1;\ndata += 2;\nx.data = data;`, `let payload = 1;\npayload += 2;\nx.data = payload;`],
    ],
    apply: [becomes(`const data = get();\nif (data) use(data.data);`, `const payload = get();\nif (payload) use(payload.data);`), stays(`obj.data = 1; send('data');`), stays(`const dataset = 1; use(dataset);`)],
  },
  {
    name: 'two improvements of the same corrections',
    language: 'js',
    kind: 'mixed',
    train: [
      [`const el = document.querySelector('.old-cta');\nconsole.log(el);\nel.click();`, `const el = document.querySelector('.new-cta');\nel.click();`],
      [`console.log('b');\ndocument.querySelector('.old-cta').remove();`, `document.querySelector('.new-cta').remove();`],
      [`document.querySelectorAll('.old-cta').forEach(f);\nconsole.log(1, 2);`, `document.querySelectorAll('.new-cta').forEach(f);`],
    ],
    apply: [becomes(`document.querySelector('a.old-cta');`, `document.querySelector('a.new-cta');`), becomes(`go();\nconsole.log('z');`, `go();`), stays(`document.querySelector('.old-cta2'); console.warn(1);`)],
  },
];
