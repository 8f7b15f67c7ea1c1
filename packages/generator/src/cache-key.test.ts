import { describe, expect, it } from 'vitest';
import { cacheKeyOf, type CacheKeyInput } from './cache-key.js';
import { contentHashOf } from './content-hash.js';

const brand = { id: 7, knowledgeVersion: 3 } as CacheKeyInput['request']['brand'];
const base: CacheKeyInput = {
  request: { brand, pageType: 'pdp', description: 'Add a bar', answers: { copy: 'Hi', size: 3 } },
  drafter: { provider: 'template', model: 'engine' },
  verifierVersion: '1',
};

describe('cacheKeyOf', () => {
  const same: [string, CacheKeyInput][] = [
    ['the order of answers', { ...base, request: { ...base.request, answers: { size: 3, copy: 'Hi' } } }],
    ['white space at the ends and line ends', { ...base, request: { ...base.request, description: ' Add a bar\r\n' } }],
  ];
  it.each(same)('does not depend on %s', (_, input) => {
    expect(cacheKeyOf(input)).toBe(cacheKeyOf(base));
  });

  const different: [string, CacheKeyInput][] = [
    ['brand', { ...base, request: { ...base.request, brand: { ...brand, id: 8 } } }],
    ['knowledge version', { ...base, request: { ...base.request, brand: { ...brand, knowledgeVersion: 4 } } }],
    ['page type', { ...base, request: { ...base.request, pageType: 'plp' } }],
    ['description', { ...base, request: { ...base.request, description: 'Add a Bar' } }],
    ['spaces inside copy', { ...base, request: { ...base.request, description: 'Add  a bar' } }],
    ['template', { ...base, request: { ...base.request, templateSlug: 'bar' } }],
    ['an answer', { ...base, request: { ...base.request, answers: { copy: 'Hi', size: 4 } } }],
    ['the type of an answer', { ...base, request: { ...base.request, answers: { copy: 'Hi', size: '3' } } }],
    ['provider', { ...base, drafter: { ...base.drafter, provider: 'anthropic' } }],
    ['model', { ...base, drafter: { ...base.drafter, model: 'other' } }],
    ['prompt version', { ...base, drafter: { ...base.drafter, promptVersion: 'v1' } }],
    ['verifier version', { ...base, verifierVersion: '2' }],
  ];
  it.each(different)('depends on %s', (_, input) => {
    expect(cacheKeyOf(input)).not.toBe(cacheKeyOf(base));
  });
});

describe('contentHashOf', () => {
  it('is the SHA-256 of the parts led by their byte lengths', () => {
    expect(contentHashOf({ pageType: 'pdp', javascript: 'a();', css: '' })).toBe('638a5067a75c04d7a558e9010818b30640c810d3a04a21e41f019053458eeb31');
  });

  it('tells apart contents whose parts only join to the same text', () => {
    const one = contentHashOf({ pageType: 'pdp', javascript: 'ab', css: 'c' });
    expect(contentHashOf({ pageType: 'pdp', javascript: 'a', css: 'bc' })).not.toBe(one);
    expect(contentHashOf({ pageType: 'pdpa', javascript: 'b', css: 'c' })).not.toBe(one);
  });
});
