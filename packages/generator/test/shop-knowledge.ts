import { brandSchema, type Brand } from '@safecode/domain/brands/brand';
import { toBrandPolicy, type BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import { policyRuleSchema } from '@safecode/domain/policy/brand-policy';
import type { CodeRule } from '@safecode/domain/rules/code-rule';
import { selectorContentSchema, type DomSelector } from '@safecode/domain/selectors/dom-selector';
import { templateContentSchema, type Template } from '@safecode/domain/templates/template';
import { compilePolicy, type CompiledPolicy } from '@safecode/verifier/policy/compile-policy';
import { SHOP_TEMPLATES } from './shop-templates.js';

const AT = '2026-11-01T08:00:00.000Z';
const stamp = { brandId: 1, version: 1, createdAt: AT, updatedAt: AT, updatedBy: null };

export const shopBrand: Brand = brandSchema.parse({
  id: 1,
  name: 'Fernhill',
  slug: 'fernhill',
  site: 'https://www.fernhill.example',
  ownPrefix: 'fh-',
  pageTypes: ['home', 'plp', 'pdp', 'cart', 'checkout'],
  status: 'active',
  knowledgeVersion: 1,
  isDemo: false,
  createdAt: AT,
  updatedAt: AT,
});

const SELECTORS: readonly (readonly [selector: string, pageType: string, name: string, role: string | null, more?: object])[] = [
  ['body', 'global', 'Page body', 'body'],
  ['.top-bar', 'global', 'Top bar', 'header'],
  ['[data-qa="basket"]', 'global', 'Mini basket', 'miniCart'],
  ['.product__title', 'pdp', 'Product title', 'productTitle'],
  ['.product__price', 'pdp', 'Product price', 'price'],
  ['.product__buy > button.buy', 'pdp', 'Buy button', 'buyButton'],
  ['.product__buy .buy-alt', 'pdp', 'Second buy button', 'buyButton'],
  ['#old-gallery', 'pdp', 'Old gallery', 'gallery', { status: 'deprecated', replacement: '.product__gallery' }],
  ['.product__gallery', 'pdp', 'Product gallery', 'gallery'],
  ['.product__reviews', 'pdp', 'Customer reviews', 'reviews'],
  ['.listing .tile', 'plp', 'Product tile', 'productTile'],
  ['.listing__filters', 'plp', 'Filter panel', 'filters'],
  ['#summary', 'cart', 'Order summary', 'orderSummary'],
  ['.hero', 'home', 'Hero banner', 'hero'],
];

export const shopSelectors: DomSelector[] = SELECTORS.map(([selector, pageType, name, role, more], at) => ({
  ...selectorContentSchema.parse({ selector, pageType, name, role, ...more }),
  ...stamp,
  id: at + 1,
}));

const RULES = [
  { id: 'F01', kind: 'own-prefix', value: 'fh-' },
  { id: 'F02', kind: 'no-global-leak', allowNamespace: 'FERNHILL' },
  { id: 'F03', kind: 'require-guard' },
  { id: 'F04', kind: 'max-size', js: 8192, css: 4096 },
  { id: 'F05', kind: 'no-important' },
  { id: 'F06', kind: 'allowed-hosts', network: ['www.fernhill.example'], resources: ['www.fernhill.example', 'img.fernhill.example'] },
  { id: 'F07', kind: 'no-jquery' },
  { id: 'F08', kind: 'es-level', value: 2020 },
  { id: 'F09', kind: 'no-storage' },
  { id: 'F10', kind: 'no-navigation' },
  { id: 'F11', kind: 'no-sensitive-fields' },
  { id: 'F12', kind: 'forbid-api', value: ['alert', 'confirm', 'prompt', 'postMessage', 'Worker'] },
];

const shopRules: CodeRule[] = RULES.map((rule, at) => ({ ...stamp, id: at + 1, status: 'active', definition: policyRuleSchema.parse(rule) }));

const emptyReport: Template['report'] = { verdict: 'pass', parts: [] };

export const shopTemplates: Template[] = SHOP_TEMPLATES.map((content, at) => ({
  ...templateContentSchema.parse(content),
  ...stamp,
  id: at + 1,
  slug: content.slug,
  status: 'published',
  report: emptyReport,
}));

export const shopKnowledge: BrandKnowledge = { brand: shopBrand, selectors: shopSelectors, rules: shopRules, templates: shopTemplates };
export const shopPolicy: CompiledPolicy = compilePolicy(toBrandPolicy(shopKnowledge));
