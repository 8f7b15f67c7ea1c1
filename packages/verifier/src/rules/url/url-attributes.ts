import type { UrlUse } from './judge-url.js';

const RESOURCES = new Set(['src', 'poster', 'background', 'lowsrc', 'dynsrc', 'data']);

/** What the URL in an attribute is used for; `form`: where a form is sent; null: the attribute holds no URL. */
export function urlUseOf(tag: string, name: string): UrlUse | 'form' | null {
  if (name === 'action' || name === 'formaction') return 'form';
  if (name === 'ping') return 'network';
  if (name === 'href' || name === 'xlink:href') return /^(?:image|use|feimage|pattern|lineargradient|radialgradient|filter|mpath|textpath)$/.test(tag) ? 'resource' : 'link';
  if (name === 'data' && tag !== 'object') return null;
  return RESOURCES.has(name) ? 'resource' : null;
}
