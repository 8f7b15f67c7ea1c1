import type Anthropic from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import { ProviderError } from '@safecode/domain/generation/provider-error';
import { readLessonName, type LessonName, type LessonNamer, type NamingRequest } from '@safecode/domain/learning/lesson-namer';
import { z } from 'zod';
import { connect, type AnthropicSettings, type Connection } from './messages/connect.js';
import { readTurn } from './messages/finished-text.js';
import { sendMessage } from './messages/send-message.js';
import { usageOf } from './messages/usage.js';
import { NAMING_SYSTEM_TEXT, namingText } from './naming/v1/naming-text.js';
import { NAMING_VERSION } from './naming/v1/naming-version.js';

const nameSchema = z.object({ title: z.string(), explanation: z.string() });
/** A title and a sentence are about 100. */
const MAX_TOKENS = 400;

/** Claude names lessons. It is asked once a lesson: an answer that may not be shown is not asked for again. */
export class AnthropicLessonNamer implements LessonNamer {
  readonly promptVersion = NAMING_VERSION;
  readonly model: string;
  readonly #connection: Connection;

  /** @throws Error when the key cannot stand in a header, or the model has no price; the sentence never holds the key */
  constructor(settings: AnthropicSettings) {
    this.#connection = connect(settings);
    this.model = settings.model;
  }

  async nameLesson(request: NamingRequest, signal: AbortSignal): Promise<{ name: LessonName | null; usage: ModelUsage[] }> {
    const { send, budgetMs, price } = this.#connection;
    const message = await sendMessage(send, this.#body(request), { signal, until: send.now() + budgetMs });
    const usage = [usageOf(this.model, message.usage, price)];
    try {
      const turn = readTurn(message);
      return { name: turn.kind === 'finished' ? readName(turn.text) : null, usage };
    } catch (error) {
      // Cut off, or ended in a way nobody asked for: paid for, and no name.
      if (error instanceof ProviderError) return { name: null, usage };
      throw error;
    }
  }

  #body(request: NamingRequest): Anthropic.MessageCreateParamsNonStreaming {
    const { type, schema } = zodOutputFormat(nameSchema);
    return {
      model: this.model,
      max_tokens: MAX_TOKENS,
      system: [{ type: 'text', text: NAMING_SYSTEM_TEXT }],
      messages: [{ role: 'user', content: namingText(request) }],
      output_config: { format: { type, schema } },
    };
  }
}

function readName(text: string): LessonName | null {
  try {
    const parsed = nameSchema.safeParse(JSON.parse(text));
    return parsed.success ? readLessonName(parsed.data) : null;
  } catch {
    return null;
  }
}
