import type { FindingCategory } from '@safecode/domain/verification/categories';
import type { CheckContext } from '../../report/check-context.js';
import type { Span } from '../../report/finding-collector.js';
import { quote } from '../unapproved-selector/check-selector.js';
import { judgeUrl, type UrlText, type UrlUse } from './judge-url.js';

const CATEGORY: Readonly<Record<UrlUse, FindingCategory>> = { network: 'network', resource: 'network', link: 'navigation' };
const NOUN: Readonly<Record<UrlUse, string>> = { network: 'Sends a request to', resource: 'Loads a resource from', link: 'Links to' };

/** Checks a URL, or the constant beginning of one, for its use. */
export function checkUrl(context: CheckContext, url: UrlText, what: { readonly use: UrlUse; readonly at: Span }): void {
  const judged = judgeUrl(context.policy, url, what.use);
  if (judged.kind === 'ok') {
    if (judged.host !== null) context.effects.useHost(judged.host, what.use === 'network' ? 'request' : what.use);
    return;
  }
  context.findings.add({
    category: judged.kind === 'script' ? 'dangerous-sink' : CATEGORY[what.use],
    at: what.at,
    message: `${NOUN[what.use]} ${quote(url.text)}${url.isPrefix ? '…' : ''}: ${judged.reason}.`,
  });
}
