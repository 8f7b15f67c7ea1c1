import { colorSlots, ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const ANNOUNCEMENT_BAR: WrittenTemplate = {
  slug: 'announcement-bar',
  name: 'Announcement bar',
  description: 'A full-width bar with an announcement and an optional link, between the header and the content of any page.',
  testType: 'banner',
  keywords: ['announcement', 'announce', 'notice', 'site-wide', 'banner', 'bar at the top', 'top of the page', 'news', 'sale starts', 'closing days'],
  pageTypes: ['home', 'plp', 'pdp', 'cart', 'checkout', 'search', 'account'],
  slots: [
    { kind: 'text', name: 'copy', label: 'Announcement', maxLength: 140, hints: ['copy', 'text', 'saying', 'says', 'announcing', 'message'] },
    { kind: 'text', name: 'linkText', label: 'Text of the link', required: false, maxLength: 40, hints: ['link text', 'link called', 'link labelled'] },
    { kind: 'url', name: 'link', label: 'Link', default: '/pages/delivery', hints: ['link to', 'linking to', 'leads to'] },
    ...colorSlots('#a8431b', '#ffffff'),
    { kind: 'selector', name: 'target', label: 'Beside which element', role: 'mainContent', hints: ['above', 'below', 'under'] },
    { kind: 'position', name: 'position', label: 'Where', default: 'beforebegin', hints: ['above', 'below', 'before', 'after', 'under'] },
  ],
  javascript: `(() => {
  'use strict';

  const ID = 'lm-announcement';
  const TARGET = {{target}};
  const LINK_TEXT = {{linkText}};

  ${ON_EACH}

  onEach(TARGET, (target) => {
    if (document.getElementById(ID)) {
      return;
    }
    const bar = document.createElement('aside');
    bar.id = ID;
    bar.className = 'lm-announcement';
    bar.setAttribute('aria-label', 'Announcement');
    const copy = document.createElement('p');
    copy.className = 'lm-announcement-copy';
    copy.textContent = {{copy}};
    bar.appendChild(copy);
    if (LINK_TEXT !== null) {
      const link = document.createElement('a');
      link.className = 'lm-announcement-link';
      link.href = {{link}};
      link.textContent = LINK_TEXT;
      bar.appendChild(link);
    }
    target.insertAdjacentElement({{position}}, bar);
  });
})();
`,
  css: `.lm-announcement {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  align-items: center;
  justify-content: center;
  padding: 12px 20px;
  background-color: {{background}};
  color: {{textColor}};
  text-align: center;
}

.lm-announcement-copy {
  margin: 0;
  font-weight: 600;
}

.lm-announcement-link {
  color: {{textColor}};
  text-underline-offset: 3px;
}
`,
};
