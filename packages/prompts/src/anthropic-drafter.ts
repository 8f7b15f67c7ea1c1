import type Anthropic from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import { ProviderError } from '@safecode/domain/generation/provider-error';
import type { Drafter, DraftRequest, DraftResult, RepairRequest } from '@safecode/generator/drafter';
import { connect, type AnthropicSettings, type Connection } from './messages/connect.js';
import { readTurn } from './messages/finished-text.js';
import { sendMessage, type SendLimit } from './messages/send-message.js';
import { usageOf } from './messages/usage.js';
import { toResult } from './to-result.js';
import { knowledgeText } from './v2/knowledge-text.js';
import { PROMPT_VERSION } from './v2/prompt-version.js';
import { correctionText, draftText, findingsText, requestText } from './v2/request-text.js';
import { readReply, replySchema, type Reply } from './v2/response-schema.js';
import { SYSTEM_TEXT } from './v2/system-text.js';

/** Far under the limit from which the SDK demands streaming; a variation of 8 KB is about 3,000. */
const MAX_TOKENS = 8000;
/** A turn that paused is gone on with this often. We give the model no tools, so that it should not pause at all. */
const MAX_PAUSES = 2;

type Messages = Anthropic.MessageParam[];

/** Claude writes the drafts. One instance a process: it holds the circuit breaker. */
export class AnthropicDrafter implements Drafter {
  readonly provider = 'anthropic';
  readonly promptVersion = PROMPT_VERSION;
  readonly model: string;
  readonly #connection: Connection;

  /** @throws Error when the key cannot stand in a header, or the model has no price; the sentence never holds the key */
  constructor(settings: AnthropicSettings) {
    this.#connection = connect(settings);
    this.model = settings.model;
  }

  draft(request: DraftRequest, signal: AbortSignal): Promise<DraftResult> {
    return this.#answer(request, [{ role: 'user', content: requestText(request) }], signal);
  }

  repair(request: RepairRequest, signal: AbortSignal): Promise<DraftResult> {
    const messages: Messages = [
      { role: 'user', content: requestText(request) },
      { role: 'assistant', content: draftText(request) },
      { role: 'user', content: findingsText(request) },
    ];
    return this.#answer(request, messages, signal);
  }

  async #answer(request: DraftRequest, messages: Messages, signal: AbortSignal): Promise<DraftResult> {
    const usage: ModelUsage[] = [];
    try {
      const answer = await this.#converse(request, messages, { usage, limit: { signal, until: this.#connection.send.now() + this.#connection.budgetMs } });
      return answer.kind === 'refused' ? { ...answer, usage } : toResult(answer.reply, request, usage);
    } catch (error) {
      // What was paid for counts, also when nothing came of it.
      if (error instanceof ProviderError) throw new ProviderError(error.outcome, error.message, { usage, cause: error.cause });
      throw error;
    }
  }

  /** Asks, and once more with what was wrong when the answer cannot be read. */
  async #converse(request: DraftRequest, messages: Messages, call: Call): Promise<{ kind: 'reply'; reply: Reply } | { kind: 'refused'; reason: string }> {
    const first = await this.#turn(request, messages, call);
    if (first.kind === 'refused') return first;
    const read = readReply(first.text);
    if (read.ok) return { kind: 'reply', reply: read.reply };
    const said: Messages = first.text.trim() === '' ? [] : [{ role: 'assistant', content: first.text }];
    const second = await this.#turn(request, [...messages, ...said, { role: 'user', content: correctionText(read.problems) }], call);
    if (second.kind === 'refused') return second;
    const reread = readReply(second.text);
    if (reread.ok) return { kind: 'reply', reply: reread.reply };
    throw new ProviderError('malformed', 'The model answered twice in a form that was not agreed.');
  }

  async #turn(request: DraftRequest, messages: Messages, call: Call): Promise<{ kind: 'finished'; text: string } | { kind: 'refused'; reason: string }> {
    const soFar = [...messages];
    let text = '';
    for (let pauses = 0; pauses <= MAX_PAUSES; pauses += 1) {
      const message = await sendMessage(this.#connection.send, this.#body(request, soFar), call.limit);
      call.usage.push(usageOf(this.model, message.usage, this.#connection.price));
      const turn = readTurn(message);
      if (turn.kind === 'refused') return turn;
      text += turn.text;
      if (turn.kind === 'finished') return { kind: 'finished', text };
      if (message.content.length > 0) soFar.push({ role: 'assistant', content: message.content });
    }
    throw new ProviderError('malformed', 'The model paused again and again.');
  }

  #body(request: DraftRequest, messages: Messages): Anthropic.MessageCreateParamsNonStreaming {
    const { type, schema } = zodOutputFormat(replySchema);
    return {
      model: this.model,
      max_tokens: MAX_TOKENS,
      // Instructions and knowledge are the same for every request at one knowledge version: the cached prefix ends here.
      system: [
        { type: 'text', text: SYSTEM_TEXT },
        { type: 'text', text: knowledgeText(request.knowledge, request.pageType), cache_control: { type: 'ephemeral' } },
      ],
      messages,
      output_config: { format: { type, schema } },
    };
  }
}

interface Call {
  readonly usage: ModelUsage[];
  readonly limit: SendLimit;
}
