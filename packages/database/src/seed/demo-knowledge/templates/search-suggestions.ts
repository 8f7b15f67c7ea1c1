import { ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const SEARCH_SUGGESTIONS: WrittenTemplate = {
  slug: 'search-suggestions',
  name: 'Search suggestions',
  description: 'A row of three other searches as links at the top of the search page.',
  testType: 'navigation-aid',
  keywords: ['search suggestions', 'related searches', 'popular searches', 'chips', 'try also', 'search page', 'no results'],
  pageTypes: ['search'],
  slots: [
    { kind: 'text', name: 'first', label: 'First search', default: 'jacket', maxLength: 30, hints: ['first', 'search', 'suggestion'] },
    { kind: 'text', name: 'second', label: 'Second search', default: 'boot', maxLength: 30, hints: ['second'] },
    { kind: 'text', name: 'third', label: 'Third search', default: 'wool', maxLength: 30, hints: ['third'] },
    { kind: 'text', name: 'label', label: 'Words before the links', default: 'People also look for', maxLength: 60, hints: ['label', 'copy', 'saying', 'says'] },
    { kind: 'selector', name: 'target', label: 'In or beside which element', role: 'searchPage', hints: ['above', 'below', 'under'] },
    { kind: 'position', name: 'position', label: 'Where', default: 'afterbegin', hints: ['above', 'below', 'before', 'after', 'under'] },
  ],
  javascript: `(() => {
  'use strict';

  const ID = 'lm-suggestions';
  const TARGET = {{target}};
  const SEARCHES = [{{first}}, {{second}}, {{third}}];

  ${ON_EACH}

  onEach(TARGET, (target) => {
    if (document.getElementById(ID)) {
      return;
    }
    const row = document.createElement('nav');
    row.id = ID;
    row.className = 'lm-suggestions';
    row.setAttribute('aria-label', 'Other searches');
    row.append({{label}});
    SEARCHES.forEach((words) => {
      const link = document.createElement('a');
      link.className = 'lm-suggestions-link';
      link.href = '/search?q=' + encodeURIComponent(words);
      link.textContent = words;
      row.appendChild(link);
    });
    target.insertAdjacentElement({{position}}, row);
  });
})();
`,
  css: `.lm-suggestions {
  display: flex;
  flex-wrap: wrap;
  gap: 8px 10px;
  align-items: center;
  padding: 12px 0;
  color: #545e58;
}

.lm-suggestions-link {
  padding: 6px 16px;
  border: 1px solid #8a8779;
  border-radius: 18px;
  background-color: #ffffff;
  color: #1d2421;
  font-weight: 600;
  text-decoration: none;
}

.lm-suggestions-link:hover {
  border-color: #1f4037;
}
`,
};
