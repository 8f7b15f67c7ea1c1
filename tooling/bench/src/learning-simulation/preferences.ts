/** Names and values of one place in a code; different at every place. */
export interface Place {
  /** A variable of the code. */
  readonly name: string;
  /** Another one. */
  readonly other: string;
  /** A class of the brand. */
  readonly own: string;
  readonly copy: string;
  readonly number: number;
}

/** What is generated, and what the operator wants to see instead. Hidden: nobody but the operator knows the pairs. */
export interface Preference {
  readonly language: 'js' | 'css';
  readonly generated: (place: Place) => string;
  readonly wanted: (place: Place) => string;
}

const js = (generated: Preference['generated'], wanted: Preference['wanted']): Preference => ({ language: 'js', generated, wanted });
const css = (generated: Preference['generated'], wanted: Preference['wanted']): Preference => ({
  language: 'css',
  generated: (place) => `.${place.own} { ${generated(place)} }`,
  wanted: (place) => `.${place.own} { ${wanted(place)} }`,
});

/** Twenty of them: selectors, style, behaviour. */
export const PREFERENCES: readonly Preference[] = [
  js(({ name, copy }) => `${name}.innerHTML = '${copy}';`, ({ name, copy }) => `${name}.textContent = '${copy}';`),
  js(({ name, other }) => `${name}.onclick = ${other};`, ({ name, other }) => `${name}.addEventListener('click', ${other});`),
  js(({ name }) => `const ${name} = document.querySelector('.old-price');`, ({ name }) => `const ${name} = document.querySelector('.product__price');`),
  js(({ other }) => `setTimeout(${other}, 0);`, ({ other }) => `requestAnimationFrame(${other});`),
  js(({ name, other }) => `${name}.appendChild(${other});`, ({ name, other }) => `${name}.append(${other});`),
  js(({ name }) => `${name}.remove();`, ({ name }) => `if (${name}) ${name}.remove();`),
  js(({ name }) => `${name}.style.display = 'none';`, ({ name }) => `${name}.hidden = true;`),
  js(({ name, other }) => `const ${name} = ${other}.indexOf('sale') !== -1;`, ({ name, other }) => `const ${name} = ${other}.includes('sale');`),
  js(({ name, other }) => `const ${name} = parseInt(${other});`, ({ name, other }) => `const ${name} = parseInt(${other}, 10);`),
  js(({ copy }) => `window.location = '/${copy.length}';`, ({ copy }) => `window.location.assign('/${copy.length}');`),
  js(({ name, number }) => `${name}.scrollIntoView(); start(${number});`, ({ name, number }) => `${name}.scrollIntoView({ behavior: 'smooth' }); start(${number});`),
  js(({ name, own }) => `${name}.setAttribute('class', '${own}');`, ({ name, own }) => `${name}.classList.add('${own}');`),
  css(() => `color: #ff0000;`, () => `color: var(--fh-red);`),
  css(({ number }) => `margin: ${number}px !important;`, ({ number }) => `margin: ${number}px;`),
  css(({ number }) => `font-size: ${number * 4}px;`, ({ number }) => `font-size: ${number / 4}rem;`),
  css(() => `z-index: 9999;`, () => `z-index: 10;`),
  css(({ number }) => `transition: all ${number}0ms ease;`, ({ number }) => `transition: opacity ${number}0ms ease;`),
  css(() => `border-radius: 3px;`, () => `border-radius: var(--fh-radius);`),
  css(({ number }) => `padding-left: ${number}px;`, ({ number }) => `padding-inline-start: ${number}px;`),
  css(() => `font-family: Arial, sans-serif;`, () => `font-family: inherit;`),
];

/** Code that is right as it is; much of it looks like something the operator minds. */
export const RIGHT: readonly Preference[] = [
  js(({ name, own }) => `${name}.innerHTML = render('${own}');`, ({ name, own }) => `${name}.innerHTML = render('${own}');`),
  js(({ name }) => `const ${name} = document.querySelector('.old-price-note');`, ({ name }) => `const ${name} = document.querySelector('.old-price-note');`),
  js(({ other, number }) => `setTimeout(${other}, ${number}00);`, ({ other, number }) => `setTimeout(${other}, ${number}00);`),
  js(({ name, other }) => `${name}.insertBefore(${other}, null);`, ({ name, other }) => `${name}.insertBefore(${other}, null);`),
  js(({ name }) => `${name}.style.display = 'flex';`, ({ name }) => `${name}.style.display = 'flex';`),
  js(({ name, copy }) => `${name}.title = '${copy} onclick appendChild';`, ({ name, copy }) => `${name}.title = '${copy} onclick appendChild';`),
  css(() => `background-color: #ff0001;`, () => `background-color: #ff0001;`),
  css(({ number }) => `margin-top: ${number}px;`, ({ number }) => `margin-top: ${number}px;`),
  css(() => `z-index: 5;`, () => `z-index: 5;`),
  css(({ number }) => `line-height: ${number * 4}px;`, ({ number }) => `line-height: ${number * 4}px;`),
];
