import { brandPolicySchema, type BrandPolicy } from '@safecode/domain/policy/brand-policy';

/** The policy of the fictional shop under which the corpus is judged. */
export const EXAMPLE_POLICY: BrandPolicy = brandPolicySchema.parse({
  brand: 'Fernhill',
  description: 'A fictional home-and-garden shop.',
  site: 'https://www.fernhill.example',
  pageTypes: ['home', 'plp', 'pdp', 'cart', 'checkout'],
  ownPrefix: 'fh-',
  selectors: [
    { selector: 'body', pageType: 'global', name: 'Page body' },
    { selector: '.top-bar', pageType: 'global', name: 'Top bar' },
    { selector: '[data-qa="basket"]', pageType: 'global', name: 'Mini basket' },
    { selector: '.product__title', pageType: 'pdp', name: 'Product title' },
    { selector: '.product__buy > button.buy', pageType: 'pdp', name: 'Buy button' },
    { selector: '#old-gallery', pageType: 'pdp', name: 'Old gallery', status: 'deprecated', replacement: '.product__gallery' },
    { selector: '.product__gallery', pageType: 'pdp', name: 'Gallery' },
    { selector: '.listing .tile', pageType: 'plp', name: 'Product tile inside a listing' },
    { selector: '#summary', pageType: 'cart', name: 'Order summary' },
  ],
  rules: [
    { id: 'F01', kind: 'own-prefix', value: 'fh-', text: 'Names the code introduces start with fh-.' },
    { id: 'F02', kind: 'no-global-leak', allowNamespace: 'FERNHILL', text: 'The one permitted global is window.FERNHILL.' },
    { id: 'F03', kind: 'require-guard', text: 'A site element is waited for or null-checked before it is used.' },
    { id: 'F04', kind: 'max-size', js: 8192, css: 4096, text: 'Size limit of one change.' },
    { id: 'F05', kind: 'no-important', text: 'CSS must not use !important.' },
    { id: 'F06', kind: 'allowed-hosts', network: ['www.fernhill.example'], resources: ['www.fernhill.example', 'img.fernhill.example'], text: 'Hosts.' },
    { id: 'F07', kind: 'no-jquery', text: 'jQuery must not be used.' },
    { id: 'F08', kind: 'es-level', value: 2020, text: 'No syntax newer than ES2020.' },
    { id: 'F09', kind: 'no-storage', text: 'No cookies or client storage.' },
    { id: 'F10', kind: 'no-navigation', text: 'The code does not navigate.' },
    { id: 'F11', kind: 'no-sensitive-fields', text: 'Payment, password and identity fields are out of bounds.' },
    { id: 'F12', kind: 'forbid-api', value: ['alert', 'confirm', 'prompt', 'debugger', 'with', 'postMessage', 'window.opener', 'Worker'], text: 'Forbidden.' },
  ],
});
