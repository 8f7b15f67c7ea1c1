import { becomes, stays, type Task } from './task.js';

/** Tasks of the brand of the example policy: own prefix `fh-`, no `!important`, guards, no storage, no alert. */
export const BRAND_TASKS: readonly Task[] = [
  {
    name: 'flag that the brand forbids',
    language: 'css',
    kind: 'rule_compliance',
    train: [
      [`.top-bar { color: red !important; }`, `.top-bar { color: red; }`],
      [`.top-bar { top: 0 !important; left: 0; }`, `.top-bar { top: 0; left: 0; }`],
      [`body { margin: 0 auto !important; }`, `body { margin: 0 auto; }`],
    ],
    apply: [becomes(`body { padding: 1px !important; }`, `body { padding: 1px; }`), stays(`body { padding: 1px; }`)],
  },
  {
    name: 'keyframes without the prefix',
    language: 'css',
    kind: 'rule_compliance',
    train: [
      [`@keyframes fade { to { opacity: 0; } }\n.fh-a { animation: fade 1s; }`, `@keyframes fh-fade { to { opacity: 0; } }\n.fh-a { animation: fh-fade 1s; }`],
      [`@keyframes spin { to { top: 0; } }\n.fh-b { animation-name: spin; }`, `@keyframes fh-spin { to { top: 0; } }\n.fh-b { animation-name: fh-spin; }`],
      [`.fh-c { animation: 2s grow; }\n@keyframes grow { from { left: 0; } }`, `.fh-c { animation: 2s fh-grow; }\n@keyframes fh-grow { from { left: 0; } }`],
    ],
    apply: [becomes(`@keyframes pop { to { top: 0 } }\n.fh-d { animation: pop 1s; }`, `@keyframes fh-pop { to { top: 0 } }\n.fh-d { animation: fh-pop 1s; }`), stays(`.fh-d { animation: pop 1s; }`)],
  },
  {
    name: 'call that the brand forbids',
    language: 'js',
    kind: 'rule_compliance',
    train: [
      [`(() => {\n  alert('a');\n})();`, `(() => {\n  console.log('a');\n})();`],
      [`(() => {\n  const t = 'b';\n  alert(t);\n})();`, `(() => {\n  const t = 'b';\n  console.log(t);\n})();`],
      [`(() => {\n  alert('c' + 1);\n})();`, `(() => {\n  console.log('c' + 1);\n})();`],
    ],
    apply: [becomes(`(() => {\n  alert(1);\n})();`, `(() => {\n  console.log(1);\n})();`), stays(`(() => {\n  const alertText = 'alert';\n})();`)],
  },
  {
    name: 'storage that the brand forbids',
    language: 'js',
    kind: 'rule_compliance',
    train: [
      [`(() => {\n  const a = 1;\n  localStorage.setItem('a', '1');\n})();`, `(() => {\n  const a = 1;\n})();`],
      [`(() => {\n  localStorage.setItem('seen', 'yes');\n  const b = 2;\n})();`, `(() => {\n  const b = 2;\n})();`],
      [`(() => {\n  const c = 3;\n  localStorage.setItem('c', 'd');\n})();`, `(() => {\n  const c = 3;\n})();`],
    ],
    apply: [becomes(`(() => {\n  const x = 1;\n  localStorage.setItem('x', 'z');\n})();`, `(() => {\n  const x = 1;\n})();`), stays(`(() => {\n  const x = 1;\n  store.setItem('x', 'z');\n})();`)],
  },
  {
    name: 'guard that the brand asks for',
    language: 'js',
    kind: 'rule_compliance',
    train: [
      [`(() => {\n  const bar = document.querySelector('.top-bar');\n  bar.hidden = true;\n})();`, `(() => {\n  const bar = document.querySelector('.top-bar');\n  if (!bar) return;\n  bar.hidden = true;\n})();`],
      [`(() => {\n  const box = document.querySelector('[data-qa="basket"]');\n  box.title = 'x';\n})();`, `(() => {\n  const box = document.querySelector('[data-qa="basket"]');\n  if (!box) return;\n  box.title = 'x';\n})();`],
      [`(() => {\n  const page = document.querySelector('.top-bar');\n  page.title = 'y';\n})();`, `(() => {\n  const page = document.querySelector('.top-bar');\n  if (!page) return;\n  page.title = 'y';\n})();`],
    ],
    apply: [becomes(`(() => {\n  const q = document.querySelector('.top-bar');\n  q.hidden = false;\n})();`, `(() => {\n  const q = document.querySelector('.top-bar');\n  if (!q) return;\n  q.hidden = false;\n})();`), stays(`(() => {\n  const q = document.querySelector('.top-bar');\n  if (!q) return;\n  q.hidden = false;\n})();`)],
  },
  {
    name: 'selector first, whatever rule it breaks',
    language: 'js',
    kind: 'selector_fix',
    train: [
      [`(() => {\n  const t = document.querySelector('.old-title');\n  if (t) t.title = 'x';\n})();`, `(() => {\n  const t = document.querySelector('.product__title');\n  if (t) t.title = 'x';\n})();`],
      [`(() => {\n  const u = document.querySelector('.old-title');\n  if (u) u.title = 'y';\n})();`, `(() => {\n  const u = document.querySelector('.product__title');\n  if (u) u.title = 'y';\n})();`],
      [`(() => {\n  document.querySelectorAll('.old-title').forEach((v) => { v.title = 'z'; });\n})();`, `(() => {\n  document.querySelectorAll('.product__title').forEach((v) => { v.title = 'z'; });\n})();`],
    ],
    apply: [becomes(`.old-title { top: 0 }`, `.product__title { top: 0 }`, 'css'), stays(`.old-titles { top: 0 }`, 'css')],
  },
  {
    name: 'several classes in one correction',
    language: 'css',
    kind: 'mixed',
    train: [
      [`.old-bar { color: red; }`, `.top-bar { color: #c00; }`],
      [`.old-bar { color: red; top: 0; }`, `.top-bar { color: #c00; top: 0; }`],
      [`.old-bar:hover { left: 0; color: red; }`, `.top-bar:hover { left: 0; color: #c00; }`],
    ],
    apply: [becomes(`.old-bar { top: 1px; }`, `.top-bar { top: 1px; }`), becomes(`.x { color: red; }`, `.x { color: #c00; }`), stays(`.old { color: blue; }`)],
  },
  {
    name: 'class without the prefix',
    language: 'js',
    kind: 'rule_compliance',
    train: [
      [`(() => {\n  const a = document.createElement('p');\n  a.className = 'note';\n  document.body.append(a);\n})();`, `(() => {\n  const a = document.createElement('p');\n  a.className = 'fh-note';\n  document.body.append(a);\n})();`],
      [`(() => {\n  const b = document.createElement('i');\n  b.className = 'hint';\n  document.body.append(b);\n})();`, `(() => {\n  const b = document.createElement('i');\n  b.className = 'fh-hint';\n  document.body.append(b);\n})();`],
      [`(() => {\n  const c = document.createElement('b');\n  c.className = 'pill';\n  document.body.append(c);\n})();`, `(() => {\n  const c = document.createElement('b');\n  c.className = 'fh-pill';\n  document.body.append(c);\n})();`],
    ],
    apply: [becomes(`(() => {\n  const d = document.createElement('u');\n  d.className = 'tag';\n})();`, `(() => {\n  const d = document.createElement('u');\n  d.className = 'fh-tag';\n})();`), stays(`(() => {\n  const d = document.createElement('u');\n  d.className = 'fh-tag';\n})();`)],
  },
];
