import type { Correction } from '@safecode/learning/learn';

/** A variation as generators write it, about one kilobyte; `n` makes it unlike its neighbours. */
const script = (n: number, body: string): string => `(() => {
  'use strict';
  const ID = 'fh-note-${n}';
  const LIMIT = ${(n % 7) + 3};
  function onEach(selector, work) {
    let rounds = 0;
    const look = () => {
      for (const found of document.querySelectorAll(selector)) work(found);
      rounds += 1;
      if (rounds < LIMIT) setTimeout(look, 200);
    };
    look();
  }
  onEach('.product__buy-${n % 40}', (host) => {
    if (document.getElementById(ID)) return;
    const note = document.createElement('p');
    note.id = ID;
    note.className = 'fh-note fh-note--${n}';
    note.textContent = 'Delivered by Thursday ${n}';
    ${body}
    host.insertAdjacentElement('afterend', note);
  });
})();
`;

const style = (n: number, declaration: string): string => `.fh-note--${n} {
  display: flex;
  color: #14532d;
  padding: ${n % 9}px 16px;
  ${declaration};
}
.fh-note--${n} > span { margin: 0; font-weight: ${400 + (n % 5) * 100}; }
`;

type Sides = Pick<Correction, 'language' | 'original' | 'corrected'>;
type Lesson = (n: number) => Sides;

const js = (n: number, before: string, after: string): Sides => ({ language: 'js', original: script(n, before), corrected: script(n, after) });
const css = (n: number, before: string, after: string): Sides => ({ language: 'css', original: style(n, before), corrected: style(n, after) });

/** What is corrected again and again; `k` makes each a lesson of its own. */
const lessonOf = (k: number): Lesson => {
  const forms: readonly Lesson[] = [
    (n) => js(n, `track${k}(host, ${n});`, `if (host.isConnected) track${k}(host, ${n});`),
    (n) => css(n, `border-${k}: 3px`, `border-${k}: 12px`),
    (n) => js(n, `document.querySelector('.old-price-${k} > b').append(note, ${n});`, `document.querySelector('.price-${k} > b').append(note, ${n});`),
    (n) => js(n, `note.setAttribute('data-kind-${k}', 'n${n}');`, `note.setAttribute('data-fh-kind-${k}', 'n${n}');`),
  ];
  return forms[k % forms.length] as Lesson;
};

/** A word that has nothing in common with its neighbours. */
const word = (n: number): string => `w${((n * 2_654_435_761) % 4_294_967_296).toString(36)}`;

/** A correction that is like no other. */
const oddOne: Lesson = (n) => (n % 2 === 0 ? js(n, `${word(n)}(host);`, `${word(n + 50_000)}(note, '${word(n + 90_000)}');`) : css(n, `--${word(n)}: ${word(n + 50_000)}`, `--${word(n + 90_000)}: ${word(n + 130_000)}`));

/** So many corrections: six of ten teach one of `lessons` lessons, the others nothing. Always the same ones. */
export function correctionSample(count: number, lessons: number): Correction[] {
  return Array.from({ length: count }, (_, n) => {
    const sides = n % 10 < 6 ? lessonOf(Math.floor(n / 10) % lessons)(n) : oddOne(n);
    return { id: String(n), seq: n, author: String(n % 11), ...sides };
  });
}
