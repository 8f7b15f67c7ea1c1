import Anthropic from '@anthropic-ai/sdk';
import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import type { ModelPrice } from '@safecode/domain/generation/model-price';
import { ProviderError, type Drafter, type DraftRequest, type DraftResult, type RepairRequest } from '@safecode/generator/drafter';
import { CircuitBreaker } from './messages/circuit-breaker.js';
import { sendMessage, sleepFor, type SendSettings } from './messages/send-message.js';
import { usageOf } from './messages/usage.js';
import { knowledgeText } from './v1/knowledge-text.js';
import { replySchema, REPLY_JSON_SCHEMA, type Reply } from './v1/reply-schema.js';
import { repairText, requestText } from './v1/request-text.js';
import { PROMPT_VERSION, SYSTEM_TEXT } from './v1/system-text.js';

export interface AnthropicSettings {
  /** Never logged, never in an error. */
  readonly apiKey: string;
  readonly baseUrl?: string;
  readonly model: string;
  readonly prices: readonly ModelPrice[];
  readonly now: () => number;
  readonly callTimeoutMs?: number;
  readonly attempts?: number;
}

const MAX_TOKENS = 16_000;
const CALL_TIMEOUT_MS = 60_000;
const ATTEMPTS = 3;
const BREAKER = { failures: 5, restMs: 30_000 };
/** Replies that are not what was agreed are asked for once more, then given up. */
const MALFORMED_TRIES = 2;

/** Claude writes the drafts. One instance a process: it holds the circuit breaker. */
export class AnthropicDrafter implements Drafter {
  readonly provider = 'anthropic';
  readonly promptVersion = PROMPT_VERSION;
  readonly model: string;
  readonly #send: SendSettings;
  readonly #prices: ReadonlyMap<string, ModelPrice>;

  constructor(settings: AnthropicSettings) {
    this.model = settings.model;
    this.#prices = new Map(settings.prices.map((price) => [price.model, price]));
    this.#send = {
      client: new Anthropic({ apiKey: settings.apiKey, maxRetries: 0, ...(settings.baseUrl === undefined ? {} : { baseURL: settings.baseUrl }) }),
      breaker: new CircuitBreaker(BREAKER, settings.now),
      attempts: settings.attempts ?? ATTEMPTS,
      callTimeoutMs: settings.callTimeoutMs ?? CALL_TIMEOUT_MS,
      sleep: sleepFor,
    };
  }

  draft(request: DraftRequest, signal: AbortSignal): Promise<DraftResult> {
    return this.#ask(request, requestText(request), signal);
  }

  repair(request: RepairRequest, signal: AbortSignal): Promise<DraftResult> {
    return this.#ask(request, repairText(request), signal);
  }

  async #ask(request: DraftRequest, text: string, signal: AbortSignal): Promise<DraftResult> {
    const usage: ModelUsage[] = [];
    for (let attempt = 1; ; attempt += 1) {
      const message = await this.#call(request, text, { signal, usage });
      usage.push(usageOf(this.model, message.usage, this.#prices));
      if (message.stop_reason === 'refusal') return { kind: 'refused', reason: 'The model declined to answer this request.', usage };
      assertFinished(message, usage);
      const reply = readReply(message);
      if (reply !== null) return toResult(reply, request, usage);
      if (attempt >= MALFORMED_TRIES) throw new ProviderError('malformed', 'The model answered in a shape that was not agreed.', { usage });
    }
  }

  async #call(request: DraftRequest, text: string, call: { readonly signal: AbortSignal; readonly usage: readonly ModelUsage[] }): Promise<Anthropic.Message> {
    try {
      return await sendMessage(this.#send, this.#body(request, text), call.signal);
    } catch (error) {
      if (error instanceof ProviderError) throw new ProviderError(error.outcome, error.message, { usage: [...call.usage, ...error.usage], cause: error.cause });
      throw error;
    }
  }

  #body(request: DraftRequest, text: string): Anthropic.MessageCreateParamsNonStreaming {
    return {
      model: this.model,
      max_tokens: MAX_TOKENS,
      // Instructions and knowledge are the same for every request at one knowledge version: the cached prefix ends here.
      system: [
        { type: 'text', text: SYSTEM_TEXT },
        { type: 'text', text: knowledgeText(request.knowledge, request.pageType), cache_control: { type: 'ephemeral' } },
      ],
      messages: [{ role: 'user', content: [{ type: 'text', text }] }],
      output_config: { format: { type: 'json_schema', schema: REPLY_JSON_SCHEMA } },
    };
  }
}

/** Only a message the model ended by itself is an answer. */
function assertFinished(message: Anthropic.Message, usage: readonly ModelUsage[]): void {
  switch (message.stop_reason) {
    case 'end_turn':
      return;
    case 'max_tokens':
    case 'model_context_window_exceeded':
      throw new ProviderError('truncated', `The answer was cut off (${message.stop_reason}).`, { usage });
    default:
      throw new ProviderError('malformed', `The answer ended unexpectedly (${String(message.stop_reason)}).`, { usage });
  }
}

function readReply(message: Anthropic.Message): Reply | null {
  const text = message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  try {
    const parsed = replySchema.safeParse(JSON.parse(text));
    return parsed.success && isComplete(parsed.data) ? parsed.data : null;
  } catch {
    return null;
  }
}

function isComplete(reply: Reply): boolean {
  if (reply.kind === 'code') return reply.javascript.trim() !== '' || reply.css.trim() !== '';
  return reply.kind === 'questions' ? reply.questions.length > 0 : reply.reason.trim() !== '';
}

/** How well a model's code fits the request is not known before a person says so. */
const MODEL_MATCH_QUALITY = 0.75;

function toResult(reply: Reply, request: DraftRequest, usage: ModelUsage[]): DraftResult {
  if (reply.kind === 'impossible') return { kind: 'impossible', reason: reply.reason, usage };
  if (reply.kind === 'questions') {
    const questions = reply.questions.map(({ choices, ...question }) => ({ ...question, choices: choices.map((value) => ({ value, label: value })) }));
    return { kind: 'questions', questions, usage };
  }
  return {
    kind: 'draft',
    draft: {
      title: reply.title.trim().slice(0, 80) || request.description.slice(0, 80),
      javascript: reply.javascript,
      css: reply.css,
      template: null,
      selectors: reply.selectors,
      matchQuality: MODEL_MATCH_QUALITY,
      openQuestions: 0,
      usage,
      promptVersion: PROMPT_VERSION,
    },
  };
}
