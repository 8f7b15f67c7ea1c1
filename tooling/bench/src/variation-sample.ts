/** One block of ordinary variation code; `n` makes it unlike its neighbours. */
const block = (n: number): string => `
  function addNote${n}() {
    var host = document.querySelector('.product__buy > button.buy');
    if (!host || document.querySelector('.fh-note-${n}')) { return; }
    var note = document.createElement('p');
    note.className = 'fh-note-${n}';
    note.textContent = 'Delivered by Thursday ${n}';
    host.insertAdjacentElement('afterend', note);
  }
  addNote${n}();
`;

/** An IIFE of about `bytes` bytes that the policy of the benchmark allows. */
export function sampleOf(bytes: number): string {
  const parts: string[] = [];
  let size = 0;
  for (let n = 0; size < bytes; n += 1) {
    const part = block(n);
    parts.push(part);
    size += part.length;
  }
  return `(function () {\n  'use strict';${parts.join('')}}());\n`;
}
