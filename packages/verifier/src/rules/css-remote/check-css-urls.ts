import { ident, string, tokenTypes, url } from 'css-tree';
import type { CssContext } from '../../css/css-context.js';
import type { CssDeclaration, CssToken } from '../../css/css-syntax.js';
import { judgeUrl } from '../url/judge-url.js';
import { quote } from '../unapproved-selector/check-selector.js';

/** Functions whose strings are URLs. */
const URL_FUNCTIONS = new Set(['url', 'src', 'image-set', '-webkit-image-set', 'image', 'cross-fade', '-webkit-cross-fade']);

/** Judges every URL in a declaration's value: url(), image-set() strings, and strings in custom properties. */
export function checkCssUrls(context: CssContext, declaration: CssDeclaration): void {
  const open: string[] = [];
  for (const token of declaration.value) {
    if (token.type === tokenTypes.Function) {
      open.push(functionName(token));
      // A browser reads u\72l( as url(; the tokenizer does not, so what stands inside cannot be trusted.
      if (functionName(token) === 'url' && token.text.includes('\\')) refuseEscaped(context, token);
    }
    if (token.type === tokenTypes.LeftParenthesis) open.push('');
    else if (token.type === tokenTypes.RightParenthesis) open.pop();
    else if (token.type === tokenTypes.Url) checkOne(context, url.decode(token.text), token);
    else if (token.type === tokenTypes.String) {
      const text = string.decode(token.text);
      // A string in a custom property becomes a URL where image-set(var(--x)) uses it.
      const isUrl = open.some((name) => URL_FUNCTIONS.has(name)) || (declaration.name.startsWith('--') && /^\s*(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}/i.test(text));
      if (isUrl && !open.includes('type')) checkOne(context, text, token);
    } else if (token.type === tokenTypes.Ident && open.includes('attr') && isUrlType(token)) {
      context.findings.add({ category: 'css-remote', at: context.locate(token.start, token.end), message: 'attr() takes a URL from the page: it does not show which host it loads from.' });
    } else if (token.type === tokenTypes.Ident && open.at(-1) === 'src') {
      const at = context.locate(token.start, token.end);
      context.findings.add({ category: 'css-remote', at, message: `src(${token.text}) does not show which host it loads from.` });
    }
  }
}

function checkOne(context: CssContext, text: string, token: CssToken): void {
  const judged = judgeUrl(context.policy, { text, isPrefix: false }, 'resource');
  const at = context.locate(token.start, token.end);
  if (judged.kind === 'ok') {
    if (judged.host !== null) context.effects.useHost(judged.host, 'resource');
    return;
  }
  context.findings.add({
    category: judged.kind === 'script' && !/^\s*data:/i.test(text) ? 'dangerous-sink' : 'css-remote',
    at,
    message: `The CSS resource ${quote(text)} may not be used: ${judged.reason}.`,
  });
}

/** `attr(data-x url)` and `attr(data-x type(<url>))`. */
function isUrlType(token: CssToken): boolean {
  return /^(?:url|image)$/i.test(ident.decode(token.text));
}

function refuseEscaped(context: CssContext, token: CssToken): void {
  context.findings.add({ category: 'css-remote', at: context.locate(token.start, token.end), message: `${token.text} is url( in disguise; what it loads cannot be judged.` });
}

function functionName(token: CssToken): string {
  return ident.decode(token.text.slice(0, -1)).toLowerCase();
}
