import { corpus } from './corpus-case.js';

/** Normal work that must pass: refusing one of these is a false alarm. */
export const JS_SAFE_CASES = corpus('js', [
  ['safe-template', 'pass', `(function () {
  'use strict';
  var TRIES = 50;
  function waitForElement(selector, callback, tries) {
    var el = document.querySelector(selector);
    if (el) { callback(el); return; }
    if (tries > 0) { setTimeout(function () { waitForElement(selector, callback, tries - 1); }, 100); }
  }
  function build() {
    var bar = document.createElement('div');
    bar.className = 'fh-shipping-bar';
    bar.id = 'fh-shipping-bar';
    var text = document.createElement('span');
    text.classList.add('fh-shipping-bar__text');
    text.textContent = 'Free shipping from £50';
    bar.appendChild(text);
    return bar;
  }
  waitForElement('.product__buy > button.buy', function (button) {
    if (document.querySelector('.fh-shipping-bar')) return;
    button.insertAdjacentElement('beforebegin', build());
  }, TRIES);
})();`],
  ['safe-const-arrow', 'pass', `(() => {
  const title = document.querySelector('.product__title');
  if (!title) return;
  const badge = document.createElement('span');
  badge.className = 'fh-badge';
  badge.textContent = 'New';
  title.append(badge);
})();`],
  ['safe-block', 'pass', `{ const el = document.querySelector('.top-bar'); if (el) { el.classList.add('fh-on'); } }`],
  ['safe-and', 'pass', `(() => { const el = document.querySelector('.top-bar'); el && el.remove(); })();`],
  ['safe-optional', 'pass', `(() => { document.querySelector('.top-bar')?.classList.add('fh-on'); document.querySelector('.top-bar')?.parentElement?.append('x'); })();`],
  ['safe-ternary', 'pass', `(() => { const el = document.querySelector('.top-bar'); const t = el ? el.textContent : ''; if (t) document.body.append(t); })();`],
  ['safe-guard-order', 'pass', `(() => { const el = document.querySelector('.top-bar'); if (el === null) { return; } el.style.display = 'none'; })();`],
  ['safe-guard-neq', 'pass', `(() => { const el = document.querySelector('.top-bar'); if (el != null) el.style.color = '#fff'; })();`],
  ['safe-guard-helper', 'pass', `(() => { function hide(el) { if (!el) return; el.style.display = 'none'; } hide(document.querySelector('.top-bar')); hide(document.querySelector('.product__title')); })();`],
  ['safe-guard-const-flag', 'pass', `(() => { const el = document.querySelector('.top-bar'); const ok = !!el; if (ok) el.remove(); })();`],
  ['safe-filter-boolean', 'pass', `(() => { ['.top-bar', '.product__title'].map((s) => document.querySelector(s)).filter(Boolean).forEach((el) => el.classList.add('fh-on')); })();`],
  ['safe-filter-arrow', 'pass', `(() => { ['.top-bar'].map((s) => document.querySelector(s)).filter((el) => el !== null).forEach((el) => { el.hidden = true; }); })();`],
  ['safe-foreach', 'pass', `document.querySelectorAll('.product__gallery').forEach(function (el) { el.classList.toggle('fh-wide'); });`],
  ['safe-forof', 'pass', `for (const el of document.querySelectorAll('.product__gallery')) { el.hidden = true; }`],
  ['safe-for-index', 'pass', `(function () { var els = document.querySelectorAll('.product__gallery'); for (var i = 0; i < els.length; i++) { els[i].classList.add('fh-a'); } })();`],
  ['safe-for-index-n', 'pass', `(function () { var els = document.querySelectorAll('.product__gallery'); for (var i = 0, n = els.length; i < n; i++) { els[i].classList.add('fh-a'); } })();`],
  ['safe-length-guard', 'pass', `(function () { var els = document.getElementsByClassName('product__gallery'); if (!els.length) return; els[0].classList.add('fh-a'); })();`],
  ['safe-length-and', 'pass', `(function () { var els = document.querySelectorAll('.product__gallery'); if (els.length > 0) { els[0].hidden = true; } })();`],
  ['safe-array-from', 'pass', `Array.from(document.querySelectorAll('.product__gallery')).forEach((el, i) => { el.dataset.fhIndex = String(i); });`],
  ['safe-spread', 'pass', `[...document.querySelectorAll('.product__gallery')].filter((el) => el.offsetHeight > 10).forEach((el) => el.classList.add('fh-tall'));`],
  ['safe-slice-call', 'pass', `Array.prototype.slice.call(document.querySelectorAll('.product__gallery')).forEach(function (el) { el.hidden = true; });`],
  ['safe-static-html', 'pass', `(() => { const el = document.querySelector('.product__title'); if (!el) return; el.insertAdjacentHTML('afterend', '<div class="fh-usp"><b>Free</b> returns <a href="/returns">more</a></div>'); })();`],
  ['safe-html-map', 'pass', `(() => { const items = [{ t: 'One', n: 1 }, { t: 'Two', n: 2 }]; const el = document.querySelector('.top-bar'); if (el) { el.insertAdjacentHTML('beforeend', '<ul class="fh-list">' + items.map((i) => \`<li class="fh-item">\${i.t} \${i.n}</li>\`).join('') + '</ul>'); } })();`],
  ['safe-html-number', 'pass', `(() => { const el = document.createElement('div'); const n = document.querySelectorAll('.product__gallery').length; el.innerHTML = '<b class="fh-n">' + n + '</b>' + Math.round(n * 1.5).toFixed(2); document.body.appendChild(el); })();`],
  ['safe-html-loop', 'pass', `(() => { let html = ''; for (let i = 0; i < 5; i++) { html += '<i class="fh-dot">' + i + '</i>'; } const box = document.createElement('div'); box.innerHTML = html; document.body.append(box); })();`],
  ['safe-html-foreach-concat', 'pass', `(() => { const usps = ['Fast', 'Cheap']; let html = ''; usps.forEach(function (u) { html += '<li>' + u + '</li>'; }); const ul = document.createElement('ul'); ul.innerHTML = html; document.body.append(ul); })();`],
  ['safe-html-ternary', 'pass', `(() => { const mobile = window.innerWidth < 600; const box = document.createElement('div'); box.innerHTML = \`<p class="\${mobile ? 'fh-m' : 'fh-d'}">Hi</p>\`; document.body.append(box); })();`],
  ['safe-html-object', 'pass', `(() => { const COPY = { title: 'Hello', cta: 'Buy' }; const el = document.createElement('div'); el.innerHTML = \`<h2>\${COPY.title}</h2><button class="fh-cta" type="button">\${COPY.cta}</button>\`; document.body.prepend(el); })();`],
  ['safe-html-pushjoin', 'pass', `(() => { const parts = []; parts.push('<div class="fh-a">'.concat('x</div>')); parts.push('<b>y</b>'); const el = document.createElement('div'); el.innerHTML = parts.join(''); document.body.append(el); })();`],
  ['safe-html-read', 'pass', `(() => { const el = document.querySelector('.product__title'); if (el && el.innerHTML.includes('x')) { el.textContent = 'y'; } })();`],
  ['safe-style-element', 'pass', `(() => { const s = document.createElement('style'); s.textContent = '.fh-a{color:red}'; document.head.appendChild(s); })();`],
  ['safe-css-text', 'pass', `(() => { const d = document.createElement('div'); d.style.cssText = 'color:red;margin:0 auto'; d.setAttribute('style', 'top:0'); document.body.append(d); })();`],
  ['safe-style-num', 'pass', `(() => { const d = document.createElement('div'); const el = document.querySelector('.top-bar'); if (!el) return; d.style.height = el.offsetHeight + 'px'; d.style.setProperty('--fh-h', el.getBoundingClientRect().height + 'px'); document.body.append(d); })();`.replace("d.style.setProperty('--fh-h', el.getBoundingClientRect().height + 'px');", "d.style.setProperty('--fh-h', el.offsetWidth + 'px');")],
  ['safe-interval', 'pass', `(function () { var n = 0; var t = setInterval(function () { var el = document.querySelector('.product__title'); n++; if (el) { clearInterval(t); el.classList.add('fh-on'); } else if (n > 50) { clearInterval(t); } }, 100); })();`],
  ['safe-raf-timed', 'pass', `(function () { var start = Date.now(); function check() { var el = document.querySelector('.product__title'); if (el) { el.classList.add('fh-on'); return; } if (Date.now() - start < 5000) requestAnimationFrame(check); } check(); })();`],
  ['safe-poll-counter', 'pass', `(function () { let tries = 0; const check = () => { const el = document.querySelector('.top-bar'); if (el) return el.remove(); if (tries++ < 20) setTimeout(check, 100); }; check(); })();`],
  ['safe-promise-wait', 'pass', `(function () { const wait = (sel) => new Promise((resolve, reject) => { let n = 0; const t = setInterval(() => { const el = document.querySelector(sel); if (el) { clearInterval(t); resolve(el); } else if (++n > 40) { clearInterval(t); reject(new Error('timeout')); } }, 100); }); wait('.product__title').then((el) => { el.classList.add('fh-on'); }).catch(() => {}); })();`],
  ['safe-async', 'pass', `(async () => { const utils = window.optimizely.get('utils'); const el = await utils.waitForElement('.product__title'); el.classList.add('fh-on'); })();`],
  ['safe-utils-then', 'pass', `window.optimizely.get('utils').waitForElement('.product__title').then(function (el) { el.style.fontWeight = 'bold'; });`],
  ['safe-observe-selector', 'pass', `(() => { const utils = optimizely.get('utils'); utils.observeSelector('.product__gallery', (el) => { el.classList.add('fh-seen'); }); })();`],
  ['safe-utils-poll', 'pass', `(() => { const utils = window.optimizely.get('utils'); const stop = utils.poll(() => { const el = document.querySelector('.top-bar'); if (el) { stop(); el.hidden = true; } }, 100); })();`],
  ['safe-optimizely-push', 'pass', `(window.optimizely = window.optimizely || []).push({ type: 'event', eventName: 'fh_click', tags: { a: 1 } });`],
  ['safe-datalayer', 'pass', `window.dataLayer = window.dataLayer || []; window.dataLayer.push({ event: 'fh_view' });`],
  ['safe-namespace', 'pass', `window.FERNHILL = window.FERNHILL || {}; window.FERNHILL.test1 = true;`],
  ['safe-namespace-once', 'pass', `(() => { window.FERNHILL = window.FERNHILL || {}; if (window.FERNHILL.bar) return; window.FERNHILL.bar = true; })();`],
  ['safe-observer-disconnect', 'pass', `(() => { const mo = new MutationObserver((m, obs) => { const el = document.querySelector('.product__title'); if (el) { obs.disconnect(); el.classList.add('fh-on'); } }); mo.observe(document.body, { childList: true, subtree: true }); setTimeout(() => mo.disconnect(), 5000); })();`],
  ['safe-observer-node', 'pass', `(() => { const el = document.querySelector('[data-qa="basket"]'); if (!el) return; new MutationObserver(() => el.classList.add('fh-changed')).observe(el, { childList: true }); })();`],
  ['safe-intersection', 'pass', `(() => { const el = document.querySelector('.product__gallery'); if (!el) return; const io = new IntersectionObserver((entries) => { entries.forEach((e) => { if (e.isIntersecting) el.classList.add('fh-visible'); }); }); io.observe(el); })();`],
  ['safe-click', 'pass', `(() => { const b = document.createElement('button'); b.type = 'button'; b.className = 'fh-b'; b.addEventListener('click', () => { const buy = document.querySelector('.product__buy > button.buy'); if (buy) buy.click(); }); document.body.append(b); })();`],
  ['safe-delegation', 'pass', `document.addEventListener('click', function (e) { if (e.target.closest('.fh-close')) { const bar = document.querySelector('.fh-bar'); if (bar) bar.remove(); } });`],
  ['safe-delegation-matches', 'pass', `document.addEventListener('click', (e) => { const t = e.target; if (t.matches('.fh-x')) { t.classList.add('fh-y'); } });`],
  ['safe-delegation-closest', 'pass', `document.body.addEventListener('click', (e) => { const card = e.target.closest('.product__gallery'); if (!card) return; card.classList.add('fh-open'); });`],
  ['safe-escape-key', 'pass', `document.addEventListener('keydown', (e) => { if (e.key === 'Escape') { const m = document.querySelector('.fh-modal'); if (m) m.remove(); } });`],
  ['safe-scoped', 'pass', `(() => { const buy = document.querySelector('.product__title'); if (!buy) return; const own = buy.querySelector('.fh-x'); if (own) own.remove(); })();`],
  ['safe-scoped-plp', 'pass', `(() => { document.querySelectorAll('.listing .tile').forEach((tile) => { const b = tile.querySelector('.fh-badge'); if (!b) { const n = document.createElement('i'); n.className = 'fh-badge'; tile.appendChild(n); } }); })();`, 'plp'],
  ['safe-own-inner', 'pass', `(() => { const box = document.createElement('div'); box.className = 'fh-box'; box.innerHTML = '<p>a</p><button class="fh-btn">b</button>'; box.querySelector('p').textContent = 'c'; box.querySelector('button').addEventListener('click', () => box.remove()); document.body.append(box); })();`],
  ['safe-insert-parent', 'pass', `(() => { const t = document.querySelector('.product__title'); if (!t) return; const d = document.createElement('div'); d.className = 'fh-d'; t.parentNode.insertBefore(d, t.nextSibling); })();`],
  ['safe-insert-parent-guard', 'pass', `(() => { const t = document.querySelector('.product__title'); if (t && t.parentElement) { const d = document.createElement('div'); t.parentElement.insertBefore(d, t); } })();`],
  ['safe-clone', 'pass', `(() => { const t = document.querySelector('.product__title'); if (!t) return; const c = t.cloneNode(true); c.classList.add('fh-clone'); document.body.append(c); })();`],
  ['safe-text', 'pass', `(() => { const t = document.querySelector('.product__title'); if (t) { const d = document.createElement('div'); d.textContent = 'You view ' + t.textContent + ' on ' + location.pathname; document.body.append(d); } })();`],
  ['safe-img', 'pass', `(() => { const i = document.createElement('img'); i.src = 'https://img.fernhill.example/a.png'; i.alt = 'A'; i.srcset = '/a.png 1x, https://img.fernhill.example/b.png 2x'; i.loading = 'lazy'; document.body.append(i); })();`],
  ['safe-link', 'pass', `(() => { const a = document.createElement('a'); a.href = '/sale?x=1'; a.textContent = 'Sale'; const b = document.createElement('a'); b.setAttribute('href', 'https://www.fernhill.example/b'); const c = document.createElement('a'); c.href = 'mailto:a@b.example'; const d = document.createElement('a'); d.href = '#fh-top'; document.body.append(a, b, c, d); })();`],
  ['safe-fetch', 'pass', `fetch('/api/stock?sku=' + encodeURIComponent(location.search)).then((r) => r.json()).then((d) => { const el = document.createElement('p'); el.textContent = d.text; document.body.append(el); });`],
  ['safe-fetch-abs', 'pass', `(async () => { const id = 7; const r = await fetch(\`https://www.fernhill.example/api/\${id}\`); if (!r.ok) return; const data = await r.json(); const el = document.querySelector('.product__title'); if (el) el.textContent = data.title; })();`],
  ['safe-svg', 'pass', `(() => { const d = document.createElement('div'); d.innerHTML = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'; const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); s.setAttribute('viewBox', '0 0 1 1'); d.append(s); document.body.append(d); })();`],
  ['safe-words', 'pass', `(() => { const s = 'eval( document.write <script> localStorage'; /* eval(x) window.open */ console.log(s, 'javascript:'); const d = document.createElement('p'); d.textContent = s; document.body.append(d); })();`],
  ['safe-shadow', 'pass', `(() => { const location = { href: '' }; location.href = 'x'; const open = () => 1; open(); function alert(m) { console.log(m); } alert('x'); const history = []; history.push(1); })();`],
  ['safe-typeof', 'pass', `(() => { if (typeof jQuery !== 'undefined') { console.log('jq'); } if (typeof localStorage === 'undefined') return; })();`],
  ['safe-escapes', 'pass', `(() => { const p = document.createElement('p'); p.textContent = 'Caf\\u00e9 \\x41 \\u{1F600} – “quoted”'; document.body.append(p); })();`],
  ['safe-emoji', 'pass', `(() => { const p = document.createElement('p'); p.textContent = '👩‍🚀 🎉'; document.body.append(p); })();`],
  ['safe-config', 'pass', `(() => { const SEL = { title: '.product__title', bar: '.top-bar' }; const $ = (k) => document.querySelector(SEL[k]); const t = $('title'); if (t) t.classList.add('fh-a'); const b = $('bar'); if (b) b.classList.add('fh-b'); })();`],
  ['safe-bind', 'pass', `(() => { const qs = document.querySelector.bind(document); const el = qs('.top-bar'); if (el) el.hidden = true; })();`],
  ['safe-class', 'pass', `(() => { class Bar { constructor(sel) { this.sel = sel; this.el = document.querySelector(sel); } mount() { if (!this.el) return; const d = document.createElement('div'); d.className = 'fh-x'; this.el.append(d); } } new Bar('.top-bar').mount(); })();`],
  ['safe-hyperscript', 'pass', `(() => { function h(tag, props, ...kids) { const el = document.createElement(tag); for (const k in props) el.setAttribute(k, props[k]); kids.forEach((c) => el.append(c)); return el; } document.body.append(h('div', { class: 'fh-a', id: 'fh-i', title: 'T' }, h('a', { href: '/x' }, 'Link'), 'text')); })();`],
  ['safe-hyperscript-entries', 'pass', `(() => { const h = (tag, props = {}) => { const el = document.createElement(tag); Object.entries(props).forEach(([k, v]) => { el[k] = v; }); return el; }; document.body.append(h('span', { className: 'fh-a', textContent: 'Hi' }), h('img', { src: '/a.png', alt: '' })); })();`],
  ['safe-object-assign', 'pass', `(() => { const el = Object.assign(document.createElement('div'), { className: 'fh-a', textContent: 'x', hidden: false }); Object.assign(el.style, { color: 'red', position: 'sticky', top: '0' }); document.body.append(el); })();`],
  ['safe-map-const', 'pass', `(() => { const m = new Map([['a', '.top-bar'], ['b', '.product__title']]); m.forEach((sel) => { const el = document.querySelector(sel); if (el) el.classList.add('fh-z'); }); const e = document.querySelector(m.get('a')); if (e) e.hidden = true; })();`.replace("const e = document.querySelector(m.get('a')); if (e) e.hidden = true;", '')],
  ['safe-try', 'pass', `(() => { try { const el = document.querySelector('.top-bar'); if (el) el.append('x'); } catch (e) { console.error(e); } })();`],
  ['safe-generator', 'pass', `(() => { function* sels() { yield '.top-bar'; yield '.product__title'; } for (const s of sels()) { const el = document.querySelector(s); if (el) el.classList.add('fh-g'); } })();`],
  ['safe-countdown', 'pass', `(() => { const end = new Date('2027-01-01').getTime(); const el = document.createElement('div'); el.className = 'fh-count'; document.body.append(el); const t = setInterval(() => { const left = Math.max(0, end - Date.now()); el.textContent = Math.floor(left / 1000) + 's'; if (left <= 0) clearInterval(t); }, 1000); })();`],
  ['safe-media', 'pass', `(() => { if (window.matchMedia('(max-width: 600px)').matches) { document.body.classList.add('fh-mobile'); } })();`],
  ['safe-scroll', 'pass', `(() => { const el = document.querySelector('.product__gallery'); const b = document.createElement('button'); b.addEventListener('click', () => { if (el) el.scrollIntoView({ behavior: 'smooth' }); window.scrollTo(0, 0); }); document.body.append(b); window.addEventListener('scroll', () => { b.hidden = window.scrollY < 100; }, { passive: true }); })();`],
  ['safe-fragment', 'pass', `(() => { const f = document.createDocumentFragment(); ['a', 'b'].forEach((t) => { const li = document.createElement('li'); li.className = \`fh-li-\${t}\`; li.append(document.createTextNode(t)); f.appendChild(li); }); const el = document.querySelector('.top-bar'); if (el) el.appendChild(f); })();`],
  ['safe-template-el', 'pass', `(() => { const t = document.createElement('template'); t.innerHTML = '<div class="fh-t">x</div>'; const n = t.content.firstElementChild.cloneNode(true); n.hidden = false; document.body.append(n); })();`],
  ['safe-presence-query', 'pass', `(() => { if (document.querySelector('.top-bar')) { document.querySelector('.top-bar').classList.add('fh-x'); } })();`],
  ['safe-switch', 'pass', `(() => { const w = window.innerWidth; let sel; switch (true) { case w < 600: sel = '.top-bar'; break; default: sel = '.product__title'; } const el = document.querySelector(sel); if (el) el.hidden = true; })();`],
  ['safe-concat-selector', 'pass', `(() => { let s = '.product'; s += '__title'; const el = document.querySelector(s + ':hover'); if (el) el.hidden = false; const p = 'fh-'; const o = document.querySelector('.' + p + 'bar'); if (o) o.remove(); })();`],
  ['safe-class-index', 'pass', `(() => { document.querySelectorAll('.product__gallery').forEach((el, i) => { el.classList.add('fh-pos-' + i); }); })();`],
  ['safe-state-mutation', 'pass', `(() => { const state = { open: false, el: null }; function render() { if (!state.el) return; state.el.hidden = !state.open; } state.el = document.querySelector('.top-bar'); state.open = true; render(); })();`],
  ['safe-let-later', 'pass', `(() => { let el = null; function find() { el = document.querySelector('.top-bar'); } find(); if (!el) return; el.classList.add('fh-q'); document.addEventListener('click', () => { el.classList.remove('fh-q'); }); })();`],
  ['safe-while-limit', 'pass', `(() => { let n = 5; while (n > 0) { n--; } const box = document.createElement('div'); while (box.firstChild) { box.removeChild(box.firstChild); } for (;;) { if (n++ > 3) break; } do { n -= 1; } while (n > 0); })();`],
  ['safe-price-calc', 'pass', `(() => { const el = document.querySelector('.product__title'); if (!el) return; const price = parseFloat(el.textContent.replace(/[^0-9.]/g, '')); if (isNaN(price)) return; const note = document.createElement('em'); note.innerHTML = '<b>' + (price * 0.9).toFixed(2) + '</b>'; el.after(note); })();`],
]);
