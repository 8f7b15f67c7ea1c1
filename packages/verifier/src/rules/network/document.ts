import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'A request to a host that is not allowed',
  text: 'The origin of a URL must be a constant that is complete before the first unknown part, on an allowed host and with https, after the normalisation a browser does. Relative URLs are fine.',
  refused: { language: 'js', code: `fetch('https://collector.example/hit?t=' + Date.now());` },
  accepted: { language: 'js', code: `fetch('/api/stock?sku=' + encodeURIComponent(location.search)).then((r) => console.log(r.status));` },
};
