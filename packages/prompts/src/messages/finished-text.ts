import type Anthropic from '@anthropic-ai/sdk';
import { ProviderError } from '@safecode/domain/generation/provider-error';

/** How a message ended: with its text, with a refusal, or paused to be gone on with. */
export type Turn =
  | { readonly kind: 'finished'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'paused'; readonly text: string };

/**
 * Reads how a message ended. Only a turn the model ended by itself is an answer, whatever text there is: a refusal or a
 * cut may leave text behind that looks like one.
 * @throws ProviderError `truncated` when the answer was cut off, `malformed` when it ended in a way we did not ask for
 */
export function readTurn(message: Anthropic.Message): Turn {
  const { stop_reason: reason } = message;
  const text = message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  if (reason === 'end_turn') return { kind: 'finished', text };
  if (reason === 'refusal') return { kind: 'refused', reason: `The model declined to answer${categoryOf(message)}.` };
  if (reason === 'pause_turn') return { kind: 'paused', text };
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') throw new ProviderError('truncated', `The answer was cut off (${reason}).`);
  throw new ProviderError('malformed', `The answer ended unexpectedly (${String(reason).slice(0, 40)}).`);
}

function categoryOf(message: Anthropic.Message): string {
  const category = message.stop_details?.category;
  return typeof category === 'string' && /^[a-z_]{1,40}$/.test(category) ? ` (${category})` : '';
}
