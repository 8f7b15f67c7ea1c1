/** How likely a class name or id is to live through the next release, 0..1, with what makes one think so. */
export interface NameStability {
  readonly score: number;
  readonly kind: 'named' | 'generated' | 'utility' | 'state' | 'numbered';
}

const GENERATED = [
  // Prefixes of libraries that write styles from scripts.
  /^(?:css|jss|sc|emotion|makeStyles|mui|svelte|astro|data-v|ng-tns|_ngcontent|_nghost|styled|chakra)-[\w-]*\d/i,
  /^(?:sc-[a-zA-Z0-9]{5,}|css-[a-z0-9]{4,}|jsx?-\d+|e[a-z0-9]{6,}\d{1,2}|svelte-[a-z0-9]+|_[a-zA-Z0-9]{5,}(?:_\d+)?)$/,
  // CSS modules: Header_title__Br2U3, button_root__DAGWZ, title--3fK2x, title_3fK2x_12; not block__title, Block__Title.
  /(?:__|--)(?!(?:[A-Z]?[a-z]+|[A-Z][a-z]+[A-Z][a-z]+)$)(?=[\w-]*[A-Z0-9])[\w-]{5,6}$/,
  /_(?=[a-zA-Z0-9]*\d)(?=[a-zA-Z0-9]*[a-zA-Z])[a-zA-Z0-9]{5,8}(?:_\d+)?$/,
  // Ids that a framework counts or draws: :r1:, ember123, ext-gen12, yui_3_17.
  /^:r[\w]*:$|^(?:ember|ext-gen|yui|react-select|radix|headlessui|mantine|downshift|gwt|dijit|ui-id|select2|tippy|popper)[\w:-]*\d/i,
  /^(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f]{8,}(?:-[0-9a-f]{4,})*$/i,
];
const UTILITY = [
  /^(?:[a-z-]+:)+\S+$/,
  /^-?(?:m|p|mt|mr|mb|ml|mx|my|pt|pr|pb|pl|px|py|w|h|gap|space-[xy]|top|left|right|bottom|inset|z|order|text|font|leading|tracking|bg|border|rounded|shadow|opacity|flex|grid|cols?|row|col-span|basis|min-w|max-w|min-h|max-h|size|ring|duration|items|justify|content|self|object|overflow|whitespace|align|float|d|fs|fw|lh)-(?:\d[\w./%-]*|auto|full|screen|none|px|[xsml]{1,2}|[2-9]?xl|base|center|left|right|start|end|between|around|top|bottom|middle|bold|normal|medium|semibold|light|white|black|hidden|wrap|nowrap|row|col|column|cover|contain|block|inline|flex|grid|\[.*\]|(?:[a-z]+-)?\d{2,3}|(?:xs|sm|md|lg|xl)(?:-\d+)?)$/,
  // Modifiers of a block that stands everywhere say how it looks: btn--large, button--ghost, icon--small.
  /^(?:btn|button|icon|link|badge|tag|text|heading|grid|col|box)--[a-z][a-z-]*$/,
  /^(?:flex|grid|block|inline|inline-block|hidden|relative|absolute|fixed|sticky|static|truncate|uppercase|lowercase|capitalize|italic|underline|container|container-fluid|row|clearfix|clear|pull-left|pull-right|float-left|float-right|text-center|text-left|text-right|visible|invisible|sr-only|visually-hidden|no-underline|antialiased|img-responsive|img-fluid|(?:hidden|visible)-(?:xs|sm|md|lg)|col(?:-(?:xs|sm|md|lg|xl))?-\d+|col|btn|btn-(?:default|primary|secondary|lg|sm|xs|block|link))$/,
];
const STATE = /^(?:is-|has-|js-|no-)?(?:active|open|opened|closed|selected|current|hover|focus|focused|disabled|enabled|checked|loading|loaded|lazy|lazyload|lazyloaded|lazyloading|show|shown|hide|hidden|in|fade|collapse|collapsed|expanded|visible|animated|sticky|first|last|odd|even|error|valid|invalid|dirty|pristine|touched|new)$/i;
const LONG_NUMBER = /\d{3,}/;

/** Judges a class name or id by its form. The lists are of widespread libraries and conventions, not of any page. */
export function judgeName(name: string): NameStability {
  if (STATE.test(name)) return { score: 0.25, kind: 'state' };
  if (UTILITY.some((pattern) => pattern.test(name))) return { score: 0.2, kind: 'utility' };
  if (GENERATED.some((pattern) => pattern.test(name)) || looksRandom(name)) return { score: 0.08, kind: 'generated' };
  if (LONG_NUMBER.test(name)) return { score: 0.45, kind: 'numbered' };
  return { score: /\d/.test(name) ? 0.72 : 0.85, kind: 'named' };
}

/** Letters and digits in turn, or hardly a vowel: nobody chose such a name. */
function looksRandom(name: string): boolean {
  return name.split(/[-_:]+/).some((part) => {
    if (part.length < 5) return false;
    const turns = (part.match(/[a-z](?=\d)|\d(?=[a-z])/gi) ?? []).length;
    if (turns >= 2) return true;
    if (part.length < 6 || !/^[a-zA-Z]+$/.test(part)) return false;
    const cases = (part.match(/[a-z](?=[A-Z])/g) ?? []).length;
    return (!/[aeiouy]/i.test(part) && part.length >= 6) || (cases >= 3 && part.length <= 8);
  });
}
