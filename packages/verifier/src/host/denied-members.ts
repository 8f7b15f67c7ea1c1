import type { FindingCategory } from '@safecode/domain/verification/categories';

interface Denied {
  readonly category: FindingCategory;
  readonly message: string;
}

const deny = (category: FindingCategory, names: string, message: (name: string) => string): Record<string, Denied> =>
  Object.fromEntries(names.split(' ').map((name) => [name, { category, message: message(name) }]));

/** DOM members that are refused for a reason of their own; members no table holds are refused too. */
export const DENIED_DOM_MEMBERS: Readonly<Record<string, Denied>> = {
  ...deny('unapproved-selector', 'images forms links anchors all scripts embeds plugins applets styleSheets evaluate elementFromPoint elementsFromPoint caretRangeFromPoint caretPositionFromPoint createTreeWalker createNodeIterator elements form getSelection rootElement', (name) => `${name} reaches elements without a selector; it is never approved.`),
  ...deny('storage', 'cookie requestStorageAccess', (name) => `Uses ${name}: client storage.`),
  ...deny('dangerous-sink', 'execCommand designMode parseHTMLUnsafe', (name) => `${name} turns text into markup.`),
  ...deny('navigation', 'URL_ submit requestSubmit defaultView_', (name) => `${name} leaves the page.`),
  ...deny('obfuscation', 'ownerDocument_ __proto__ constructor_', (name) => `${name} hides what is reached.`),
};

/** Globals that are refused for a reason of their own. */
export const DENIED_GLOBALS: Readonly<Record<string, Denied>> = {
  ...deny('dangerous-sink', 'eval execScript importScripts Worker SharedWorker WebAssembly ServiceWorker setImmediate AsyncFunction GeneratorFunction trustedTypes', (name) => `${name} runs code that nobody can read here.`),
  ...deny('storage', 'localStorage sessionStorage indexedDB caches cookieStore openDatabase webkitIndexedDB mozIndexedDB', (name) => `Uses ${name}: client storage.`),
  ...deny('navigation', 'open close navigation showModalDialog', (name) => `${name} leaves the page or opens a window.`),
  ...deny('network', 'RTCPeerConnection webkitRTCPeerConnection WebTransport RTCDataChannel', (name) => `${name} opens a connection to a host that is not constant.`),
  ...deny('sensitive-field', 'PaymentRequest PasswordCredential PublicKeyCredential FederatedCredential Credential CredentialsContainer', (name) => `${name} reaches payment or identity data.`),
  ...deny('unapproved-selector', 'XPathEvaluator event frames', (name) => `${name} reaches elements without a selector; it is never approved.`),
  ...deny('forbidden-api', 'opener print alert confirm prompt', (name) => `${name} may not be used in a test.`),
};
