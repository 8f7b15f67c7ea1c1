import { colorSlots, ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const WELCOME_STRIP: WrittenTemplate = {
  slug: 'welcome-strip',
  name: 'Welcome strip',
  description: 'A strip under the hero of the home page with a heading, a sentence and a link; visitors can close it.',
  testType: 'banner',
  keywords: ['welcome', 'strip', 'teaser', 'newsletter', 'introduce', 'new visitors', 'home page banner', 'dismiss', 'closable', 'under the hero'],
  pageTypes: ['home'],
  slots: [
    { kind: 'text', name: 'heading', label: 'Heading', maxLength: 60, hints: ['heading', 'headline', 'title', 'saying', 'says'] },
    { kind: 'text', name: 'copy', label: 'Sentence', default: 'Everything we make can be mended, by us or by you.', maxLength: 160, hints: ['copy', 'text', 'sentence', 'subline'] },
    { kind: 'text', name: 'linkText', label: 'Text of the link', default: 'How repairs work', maxLength: 40, hints: ['link text', 'link called', 'link labelled', 'button'] },
    { kind: 'url', name: 'link', label: 'Link', default: '/pages/repairs', hints: ['link to', 'linking to', 'leads to'] },
    ...colorSlots(),
    { kind: 'selector', name: 'target', label: 'Beside which element', role: 'hero', hints: ['above', 'below', 'under'] },
    { kind: 'position', name: 'position', label: 'Where', default: 'afterend', hints: ['above', 'below', 'before', 'after', 'under'] },
  ],
  javascript: `(() => {
  'use strict';

  const ID = 'lm-welcome';
  const TARGET = {{target}};

  ${ON_EACH}

  function make(tag, className, text) {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  }

  onEach(TARGET, (target) => {
    if (document.getElementById(ID)) {
      return;
    }
    const strip = make('section', 'lm-welcome', '');
    strip.id = ID;
    strip.setAttribute('aria-label', 'Welcome');
    const link = make('a', 'lm-welcome-link', {{linkText}});
    link.href = {{link}};
    const close = make('button', 'lm-welcome-close', '×');
    close.type = 'button';
    close.setAttribute('aria-label', 'Close');
    close.addEventListener('click', () => {
      strip.hidden = true;
    });
    strip.append(make('h2', 'lm-welcome-heading', {{heading}}), make('p', 'lm-welcome-copy', {{copy}}), link, close);
    target.insertAdjacentElement({{position}}, strip);
  });
})();
`,
  css: `.lm-welcome {
  position: relative;
  display: flex;
  flex-wrap: wrap;
  gap: 6px 24px;
  align-items: baseline;
  justify-content: center;
  padding: 18px 64px;
  background-color: {{background}};
  color: {{textColor}};
}

.lm-welcome[hidden] {
  display: none;
}

.lm-welcome-heading {
  margin: 0;
  font-size: 1.15rem;
}

.lm-welcome-copy {
  margin: 0;
}

.lm-welcome-link {
  color: {{textColor}};
  font-weight: 600;
  text-underline-offset: 4px;
}

.lm-welcome-close {
  position: absolute;
  top: 8px;
  right: 12px;
  width: 44px;
  height: 44px;
  border: 0;
  background-color: transparent;
  color: {{textColor}};
  font-size: 1.5rem;
  line-height: 1;
  cursor: pointer;
}
`,
};
