import { becomes, stays, type Task } from './task.js';

export const TEXT_TASKS: readonly Task[] = [
  {
    name: 'constant part of a string, also in templates',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`load('http://cdn.shop.example/a.js');\nsay('hi');`, `load('https://cdn.shop.example/a.js');\nsay('hi');`],
      [`img.src = 'http://cdn.shop.example/b.png';`, `img.src = 'https://cdn.shop.example/b.png';`],
      ['const u = `http://cdn.shop.example/${id}.png`;', 'const u = `https://cdn.shop.example/${id}.png`;'],
    ],
    apply: [
      becomes('a.href = `http://cdn.shop.example/x/${y}`;', 'a.href = `https://cdn.shop.example/x/${y}`;'),
      becomes(`const z = "http://cdn.shop.example/k?u=1";`, `const z = "https://cdn.shop.example/k?u=1";`),
      stays(`const z = 'https://cdn.shop.example/k';`),
      stays(`const z = 'ftp://files.shop.example';`),
    ],
  },
  {
    name: 'host replaced',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`get('https://old.shop.example/a');`, `get('https://new.shop.example/a');`],
      [`const b = 'https://old.shop.example/b/c';`, `const b = 'https://new.shop.example/b/c';`],
      [`img.src = 'https://old.shop.example/d.png';`, `img.src = 'https://new.shop.example/d.png';`],
    ],
    apply: [becomes('x(`https://old.shop.example/${q}`);', 'x(`https://new.shop.example/${q}`);'), stays(`x('https://older.shop.example/e');`), stays(`x('https://new.shop.example/e');`)],
  },
  {
    name: 'prefix of classes that are added',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`el.classList.add('hot');\nel.title = 'x';`, `el.classList.add('fh-hot');\nel.title = 'x';`],
      [`box.classList.add('wide');\nsay('wide');`, `box.classList.add('fh-wide');\nsay('wide');`],
      [`card.classList.add('big');`, `card.classList.add('fh-big');`],
    ],
    apply: [becomes(`row.classList.add('odd');`, `row.classList.add('fh-odd');`), stays(`row.classList.add('fh-odd');`), stays(`say('odd'); row.id = 'odd';`)],
  },
  {
    name: 'own class with its selector',
    language: 'js',
    kind: 'logic_fix',
    train: [
      ["const s = document.createElement('style');\ns.textContent = '.note { color: red; }';\nel.className = 'note';", "const s = document.createElement('style');\ns.textContent = '.fh-note { color: red; }';\nel.className = 'fh-note';"],
      ["const s = document.createElement('style');\ns.textContent = `.bar { top: 0; } .bar:hover { top: 1px; }`;\nel.classList.add('bar');", "const s = document.createElement('style');\ns.textContent = `.fh-bar { top: 0; } .fh-bar:hover { top: 1px; }`;\nel.classList.add('fh-bar');"],
      ["const s = document.createElement('style');\ns.textContent = '.site .pill { left: 0; }';\nel.innerHTML = '<i class=\"pill\">x</i>';", "const s = document.createElement('style');\ns.textContent = '.site .fh-pill { left: 0; }';\nel.innerHTML = '<i class=\"fh-pill\">x</i>';"],
    ],
    apply: [
      becomes("const s = document.createElement('style');\ns.textContent = '.tag { top: 0; }';\nel.className = 'tag';", "const s = document.createElement('style');\ns.textContent = '.fh-tag { top: 0; }';\nel.className = 'fh-tag';"),
      stays("const s = document.createElement('style');\ns.textContent = '.fh-tag { top: 0; }';\nel.className = 'fh-tag';"),
      stays("const s = document.createElement('style');\ns.textContent = '.site-thing { top: 0; }';"),
    ],
  },
  {
    name: 'number with a new unit in an argument',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`animate(el, 400);\nwait(400);`, `animate(el, '0.4s');\nwait(400);`],
      [`animate(box, 250);`, `animate(box, '0.25s');`],
      [`animate(this.card, 1000);`, `animate(this.card, '1s');`],
    ],
    apply: [becomes(`animate(x, 600);`, `animate(x, '0.6s');`), stays(`animate(x, '0.6s');`), stays(`wait(600);`), stays(`animate(x, y, 600);`)],
  },
  {
    name: 'style value set from a script',
    language: 'js',
    kind: 'style_fix',
    train: [
      [`el.style.transition = 'opacity 300ms';`, `el.style.transition = 'opacity 0.3s';`],
      [`box.style.transition = 'left 150ms ease';\nwait(150);`, `box.style.transition = 'left 0.15s ease';\nwait(150);`],
      [`a.b.style.transition = 'all 200ms linear 100ms';`, `a.b.style.transition = 'all 0.2s linear 0.1s';`],
    ],
    apply: [
      becomes(`q.style.transition = 'top 500ms';`, `q.style.transition = 'top 0.5s';`),
      becomes(`.x { transition: top 500ms, left 250ms; }`, `.x { transition: top 0.5s, left 0.25s; }`, 'css'),
      stays(`q.style.transition = 'top 0.5s';`),
      stays(`const label = '500ms';`),
    ],
  },
  {
    name: 'suffix removed',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`icon('cart-icon');\nname('x-icon');`, `icon('cart');\nname('x-icon');`],
      [`icon('user-icon');`, `icon('user');`],
      [`const i = icon('heart-icon');`, `const i = icon('heart');`],
    ],
    apply: [becomes(`icon('star-icon');`, `icon('star');`), stays(`icon('star');`), stays(`name('star-icon');`)],
  },
  {
    name: 'text constant changed',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`btn.textContent = 'Buy now';`, `btn.textContent = 'Add to bag';`],
      [`const copy = { cta: 'Buy now' };`, `const copy = { cta: 'Add to bag' };`],
      [`render("Buy now", 1);`, `render("Add to bag", 1);`],
    ],
    apply: [becomes(`x.title = 'Buy now';`, `x.title = 'Add to bag';`), becomes('y = `Buy now`;', 'y = `Add to bag`;'), stays(`x.title = 'Buy now and save';`), stays(`// Buy now\nbuyNow();`)],
  },
  {
    name: 'different literals teach nothing',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`set('a', 1);`, `set('a', 5);`],
      [`set('b', 2);`, `set('b', 9);`],
      [`set('c', 3);`, `set('c', 4);`],
    ],
    apply: [stays(`set('d', 1);`), stays(`set('a', 2);`)],
  },
  {
    name: 'formatting teaches nothing',
    language: 'js',
    kind: 'format_only',
    train: [
      [`const a = "x"\nif (a) go(a)`, `const a = 'x';\nif (a) {\n  go(a);\n}`],
      [`call( "y",1 )`, `call('y', 1);`],
      [`const o = { b: b, c: c }`, `const o = { b, c }; // short`],
    ],
    apply: [stays(`const z = "q"\nif (z) go( z )`), stays(`const p = { k: k }`)],
  },
  {
    name: 'noise teaches nothing',
    language: 'js',
    kind: ['logic_fix', 'logic_fix', 'logic_fix'],
    train: [
      [`one(1);\ntwo();`, `one(2);\ntwo();`],
      [`const a = b.c;`, `const a = b?.c;`],
      [`go('x');`, `go('x');\nstop();`],
    ],
    apply: [stays(`one(1);\nconst a = b.c;\ngo('x');`)],
  },
  {
    name: 'contradictory edits teach nothing',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`mode('fast');\na();`, `mode('slow');\na();`],
      [`mode('fast');\nb();`, `mode('safe');\nb();`],
      [`mode('slow');\nc();`, `mode('fast');\nc();`],
    ],
    apply: [stays(`mode('fast');`), stays(`mode('slow');`)],
  },
  {
    name: 'format differences beside a real edit',
    language: 'js',
    kind: 'logic_fix',
    train: [
      [`alert("a")\nnext( )`, `notify('a');\nnext();`],
      [`if (x) alert("b" + c)`, `if (x) {\n  notify('b' + c);\n}`],
      [`alert(d)`, `notify(d); // quieter`],
    ],
    apply: [becomes(`alert("z")`, `notify("z")`), stays(`window.alert2("z")`), stays(`notify('alert')`)],
  },
  {
    name: 'fewer than three',
    language: 'js',
    kind: ['logic_fix', 'logic_fix', 'format_only'],
    train: [
      [`foo(a);`, `bar(a);`],
      [`foo(b);`, `bar(b);`],
      [`go("c")`, `go('c');`],
    ],
    apply: [stays(`foo(c);`)],
  },
];
