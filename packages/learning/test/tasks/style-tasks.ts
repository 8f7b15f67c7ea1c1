import { becomes, stays, type Task } from './task.js';

export const STYLE_TASKS: readonly Task[] = [
  {
    name: 'flag removed',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { color: red !important; }`, `.a { color: red; }`],
      [`.b { margin: 0 auto !important; top: 0; }`, `.b { margin: 0 auto; top: 0; }`],
      [`@media print { .c { display: none !important } }`, `@media print { .c { display: none } }`],
    ],
    apply: [becomes(`.d { z-index: 3 !important; left: 0 }`, `.d { z-index: 3; left: 0 }`), stays(`.d { z-index: 3; content: "!important" }`)],
  },
  {
    name: 'flag of one property',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { color: red !important; top: 0 !important; }`, `.a { color: red; top: 0 !important; }`],
      [`.b { color: #fff !important; }`, `.b { color: #fff; }`],
      [`.c { left: 1px !important; color: blue !important; }`, `.c { left: 1px !important; color: blue; }`],
    ],
    apply: [becomes(`.d { color: green !important; }`, `.d { color: green; }`), stays(`.d { top: 3px !important; }`), stays(`.d { background-color: red !important; }`)],
  },
  {
    name: 'constant value, colour without case',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { color: #FF0000; }`, `.a { color: #C00000; }`],
      [`.b { color: #ff0000; background: #ff0000; }`, `.b { color: #c00000; background: #ff0000; }`],
      [`.c { top: 0; color: #Ff0000; }`, `.c { top: 0; color: #c00000; }`],
    ],
    apply: [becomes(`.d { color: #FF0000; }`, `.d { color: #C00000; }`), stays(`.d { background: #ff0000; }`), stays(`.d { color: #ff00001a; }`)],
  },
  {
    name: 'constant value in any property',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { color: #ff0000; }`, `.a { color: var(--fh-red); }`],
      [`.b { background-color: #ff0000; }`, `.b { background-color: var(--fh-red); }`],
      [`.c { border-color: #ff0000; }`, `.c { border-color: var(--fh-red); }`],
    ],
    apply: [becomes(`.d { outline-color: #FF0000; }`, `.d { outline-color: var(--fh-red); }`), stays(`.d { outline-color: #ff0001; }`), stays(`.d::after { content: '#ff0000'; }`)],
  },
  {
    name: 'lengths with a new unit',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { font-size: 16px; border: 1px solid red; }`, `.a { font-size: 1rem; border: 1px solid red; }`],
      [`.b { font-size: 24px; }`, `.b { font-size: 1.5rem; }`],
      [`.c { font-size: 12px; margin: 8px; }`, `.c { font-size: 0.75rem; margin: 8px; }`],
    ],
    apply: [becomes(`.d { font-size: 32px }`, `.d { font-size: 2rem }`), stays(`.d { font-size: 2em }`), stays(`.d { margin: 32px }`), stays(`.d { font-size: 1rem }`)],
  },
  {
    name: 'each number of a value',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { padding: 8px 16px; }`, `.a { padding: 0.5rem 1rem; }`],
      [`.b { margin: 16px; }`, `.b { margin: 1rem; }`],
      [`.c { gap: 4px 8px; }`, `.c { gap: 0.25rem 0.5rem; }`],
    ],
    apply: [becomes(`.d { padding: 1px 2px 4px 16px; }`, `.d { padding: 0.0625rem 0.125rem 0.25rem 1rem; }`), stays(`.d { padding: 1em 2rem; }`), stays(`.d { padding: 0; }`)],
  },
  {
    name: 'property renamed',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { margin-left: 4px; }`, `.a { margin-inline-start: 4px; }`],
      [`.b { margin-left: auto; margin-right: 0; }`, `.b { margin-inline-start: auto; margin-right: 0; }`],
      [`.c { top: 0; margin-left: calc(1px + 2px); }`, `.c { top: 0; margin-inline-start: calc(1px + 2px); }`],
    ],
    apply: [becomes(`.d { margin-left: -3px; }`, `.d { margin-inline-start: -3px; }`), stays(`.d { margin-right: -3px; }`), stays(`.margin-left { margin: 0 }`)],
  },
  {
    name: 'declaration deleted',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { float: left; color: red; }`, `.a { color: red; }`],
      [`.b {\n  top: 0;\n  float: left;\n}`, `.b {\n  top: 0;\n}`],
      [`.c { left: 0; float: left; right: 0; }`, `.c { left: 0; right: 0; }`],
    ],
    apply: [becomes(`.d {\n  float: left;\n  top: 1px;\n}`, `.d {\n  top: 1px;\n}`), stays(`.d { float: right; }`), stays(`.float { text-align: left; }`)],
  },
  {
    name: 'fallback before its property',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { height: 100dvh; }`, `.a { height: 100vh; height: 100dvh; }`],
      [`.b { top: 0; height: 100dvh; }`, `.b { top: 0; height: 100vh; height: 100dvh; }`],
      [`.c { height: 100dvh; left: 0; }`, `.c { height: 100vh; height: 100dvh; left: 0; }`],
    ],
    apply: [becomes(`.d { color: red; height: 100dvh; }`, `.d { color: red; height: 100vh; height: 100dvh; }`), stays(`.d { height: 100vh; height: 100dvh; }`), stays(`.d { min-height: 100dvh; }`), stays(`.d { height: 50dvh; }`)],
  },
  {
    name: 'prefixed property beside its own',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { backdrop-filter: blur(4px); }`, `.a { -webkit-backdrop-filter: blur(4px); backdrop-filter: blur(4px); }`],
      [`.b { top: 0; backdrop-filter: none; }`, `.b { top: 0; -webkit-backdrop-filter: none; backdrop-filter: none; }`],
      [`.c { backdrop-filter: blur(2px) sepia(1); left: 0; }`, `.c { -webkit-backdrop-filter: blur(2px) sepia(1); backdrop-filter: blur(2px) sepia(1); left: 0; }`],
    ],
    apply: [becomes(`.d { backdrop-filter: blur(9px); }`, `.d { -webkit-backdrop-filter: blur(9px); backdrop-filter: blur(9px); }`), stays(`.d { -webkit-backdrop-filter: blur(9px); backdrop-filter: blur(9px); }`), stays(`.d { filter: blur(9px); }`)],
  },
  {
    name: 'declaration added to rules that have another',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { position: sticky; color: red; }`, `.a { position: sticky; top: 0; color: red; }`],
      [`.b { position: sticky; }\n.z { position: fixed; }`, `.b { position: sticky; top: 0; }\n.z { position: fixed; }`],
      [`.c { left: 0; position: sticky; }`, `.c { left: 0; position: sticky; top: 0; }`],
    ],
    apply: [becomes(`.d {\n  position: sticky;\n}`, `.d {\n  position: sticky;\n  top: 0;\n}`), stays(`.d { position: sticky; left: 0; top: 0; }`), stays(`.d { position: fixed; }`)],
  },
  {
    name: 'condition of an at-rule',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`@media (max-width: 768px) { .a { top: 0; } }`, `@media (max-width: 767px) { .a { top: 0; } }`],
      [`@media screen and (max-width: 768px) { .b { width: 768px; } }`, `@media screen and (max-width: 767px) { .b { width: 768px; } }`],
      [`@media (max-width: 768px) and (orientation: landscape) { .c { left: 0; } }`, `@media (max-width: 767px) and (orientation: landscape) { .c { left: 0; } }`],
    ],
    apply: [becomes(`@media print and (max-width: 768px) { .d { top: 0 } }`, `@media print and (max-width: 767px) { .d { top: 0 } }`), stays(`@media (min-width: 768px) { .d { top: 0 } }`), stays(`.d { max-width: 768px; }`)],
  },
  {
    name: 'keyframes renamed at every use',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`@keyframes fade { to { opacity: 0; } }\n.a { animation: fade 1s; }`, `@keyframes fh-fade { to { opacity: 0; } }\n.a { animation: fh-fade 1s; }`],
      [`@keyframes spin { to { top: 0; } }\n.b { animation-name: spin; }`, `@keyframes fh-spin { to { top: 0; } }\n.b { animation-name: fh-spin; }`],
      [`.c { animation: 2s grow; }\n@keyframes grow { from { left: 0; } }`, `.c { animation: 2s fh-grow; }\n@keyframes fh-grow { from { left: 0; } }`],
    ],
    apply: [
      becomes(`@keyframes pulse { to { top: 0 } }\n.d { animation: pulse 1s, pulse 2s; }\n.pulse { left: 0 }`, `@keyframes fh-pulse { to { top: 0 } }\n.d { animation: fh-pulse 1s, fh-pulse 2s; }\n.pulse { left: 0 }`),
      stays(`@keyframes fh-pulse { to { top: 0 } }\n.d { animation: fh-pulse 1s; }`),
      stays(`.d { animation: site-spin 1s; }`),
    ],
  },
  {
    name: 'custom property renamed at every use',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { --gap: 4px; margin: var(--gap); }`, `.a { --fh-gap: 4px; margin: var(--fh-gap); }`],
      [`:root { --ink: red; }\n.b { color: var(--ink, blue); }`, `:root { --fh-ink: red; }\n.b { color: var(--fh-ink, blue); }`],
      [`.c { --w: 1px; width: calc(var(--w) * 2); height: var(--site-h); }`, `.c { --fh-w: 1px; width: calc(var(--fh-w) * 2); height: var(--site-h); }`],
    ],
    apply: [becomes(`.d { --size: 2px; }\n.e { top: var(--size); left: var(--site-left); }`, `.d { --fh-size: 2px; }\n.e { top: var(--fh-size); left: var(--site-left); }`), stays(`.d { top: var(--site-top); }`), stays(`.d { --fh-size: 2px; top: var(--fh-size); }`)],
  },
  {
    name: 'value edit learnt in style text of a script',
    language: 'js',
    kind: 'style_fix',
    train: [
      ["const s = document.createElement('style');\ns.textContent = '.a { z-index: 9999; }';", "const s = document.createElement('style');\ns.textContent = '.a { z-index: 10; }';"],
      ["const s = document.createElement('style');\ns.textContent = `.b { top: 0; z-index: 9999; }`;\nwait(9999);", "const s = document.createElement('style');\ns.textContent = `.b { top: 0; z-index: 10; }`;\nwait(9999);"],
      ["el.style.cssText = 'left: 0; z-index: 9999';", "el.style.cssText = 'left: 0; z-index: 10';"],
    ],
    apply: [becomes(`.c { z-index: 9999; }`, `.c { z-index: 10; }`, 'css'), becomes("const css = '.d{z-index:9999}';\nconst s = document.createElement('style');\ns.innerHTML = css;", "const css = '.d{z-index:10}';\nconst s = document.createElement('style');\ns.innerHTML = css;"), stays(`wait(9999);`), stays(`.c { order: 9999; }`, 'css')],
  },
  {
    name: 'value edit learnt in CSS holds in a script',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { font-weight: bold; }`, `.a { font-weight: 700; }`],
      [`.b { font-weight: bold; font: bold 1px x; }`, `.b { font-weight: 700; font: bold 1px x; }`],
      [`.c { top: 0; font-weight: bold }`, `.c { top: 0; font-weight: 700 }`],
    ],
    apply: [becomes("const s = document.createElement('style');\ns.textContent = `.x { font-weight: bold; }`;", "const s = document.createElement('style');\ns.textContent = `.x { font-weight: 700; }`;", 'js'), becomes("el.innerHTML = '<b style=\"font-weight: bold\">x</b>';", "el.innerHTML = '<b style=\"font-weight: 700\">x</b>';", 'js'), stays(`say('font-weight: bold');`, 'js'), stays(`.d { font: bold 2px x; }`)],
  },
  {
    name: 'property and value change together',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { display: none; }`, `.a { visibility: hidden; }`],
      [`.b { top: 0; display: none; }`, `.b { top: 0; visibility: hidden; }`],
      [`.c { display: none; left: 0; }\n.z { display: block; }`, `.c { visibility: hidden; left: 0; }\n.z { display: block; }`],
    ],
    apply: [becomes(`.d { display: none }`, `.d { visibility: hidden }`), stays(`.d { display: flex }`), stays(`.d { border-style: none }`)],
  },
  {
    name: 'value beside free values',
    language: 'css',
    kind: 'style_fix',
    train: [
      [`.a { transition: opacity 0.2s linear; }`, `.a { transition: opacity 0.2s ease-out; }`],
      [`.b { transition: left 1s linear; }`, `.b { transition: left 1s ease-out; }`],
      [`.c { transition: top 3s linear; }`, `.c { transition: top 3s ease-out; }`],
    ],
    apply: [becomes(`.d { transition: width 0.5s linear; }`, `.d { transition: width 0.5s ease-out; }`), stays(`.d { animation: x 1s linear; }`), stays(`.d { transition: width 0.5s ease; }`)],
  },
  {
    name: 'formatting of style sheets',
    language: 'css',
    kind: 'format_only',
    train: [
      [`.a{color:RED;top:.5em}`, `.a {\n  color: red;\n  top: 0.5em;\n}`],
      [`.b { content: "x" }`, `.b { content: 'x'; }`],
      [`.c>.d{left:0} /* x */`, `.c > .d { left: 0; }`],
    ],
    apply: [stays(`.q{color:RED}`), stays(`.q { content: "y" }`)],
  },
  {
    name: 'style text of a script set as declaration',
    language: 'js',
    kind: 'style_fix',
    train: [
      [`el.style.marginLeft = '4px';`, `el.style.marginInlineStart = '4px';`],
      [`box.style.marginLeft = 'auto';`, `box.style.marginInlineStart = 'auto';`],
      [`if (a) b.c.style.marginLeft = '0';`, `if (a) b.c.style.marginInlineStart = '0';`],
    ],
    apply: [becomes(`q.style.marginLeft = '8px';`, `q.style.marginInlineStart = '8px';`), stays(`q.style.marginRight = '8px';`), stays(`q.dataset.marginLeft = '8px';`)],
  },
];
