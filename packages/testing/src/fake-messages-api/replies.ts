/** What the fake answers to one call. */
export type Reply =
  | { readonly kind: 'message'; readonly text: string; readonly stopReason: StopReason; readonly usage: FakeUsage; readonly refusalCategory?: string }
  | { readonly kind: 'http'; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  /** The connection is cut before the answer, or in the middle of it. */
  | { readonly kind: 'cut'; readonly after: 'request' | 'half-body' }
  /** The request is read and never answered. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'slow'; readonly ms: number; readonly reply: Reply }
  /** An answer made from the request: for a model that obeys what it reads. */
  | { readonly kind: 'computed'; readonly reply: (request: unknown) => Reply };

export type StopReason = 'end_turn' | 'max_tokens' | 'stop_sequence' | 'tool_use' | 'pause_turn' | 'refusal' | 'model_context_window_exceeded';

/** Token counts by tier as the Messages API reports them. */
export interface FakeUsage {
  readonly input: number;
  readonly output: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly cacheRead: number;
}

const SOME_USAGE: FakeUsage = { input: 100, output: 50, cacheWrite5m: 0, cacheWrite1h: 0, cacheRead: 0 };

/** A finished turn whose text is the JSON of `value`. */
export function replyJson(value: unknown, usage: Partial<FakeUsage> = {}): Reply {
  return replyText(JSON.stringify(value), usage);
}

/** A finished turn with any text: not JSON, or JSON of the wrong shape. */
export function replyText(text: string, usage: Partial<FakeUsage> = {}): Reply {
  return { kind: 'message', text, stopReason: 'end_turn', usage: { ...SOME_USAGE, ...usage } };
}

/** A turn that ended for another reason than being finished. `text` is what was written until then. */
export function replyStopped(stopReason: Exclude<StopReason, 'end_turn'>, text = ''): Reply {
  return { kind: 'message', text, stopReason, usage: SOME_USAGE, ...(stopReason === 'refusal' ? { refusalCategory: 'cyber' } : {}) };
}

const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  500: 'api_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

/** An error as the Messages API words it, with headers such as `retry-after`. */
export function replyError(status: number, headers: Readonly<Record<string, string>> = {}, message = `fake ${status}`): Reply {
  const body = JSON.stringify({ type: 'error', error: { type: ERROR_TYPES[status] ?? 'api_error', message }, request_id: 'req_fake' });
  return { kind: 'http', status, headers: { 'content-type': 'application/json', ...headers }, body };
}

/** A body that is not what its header says. */
export function replyBody(status: number, body: string, contentType = 'application/json'): Reply {
  return { kind: 'http', status, headers: { 'content-type': contentType }, body };
}

/** The body of a message in the shape of the API. */
export function messageBody(reply: Extract<Reply, { kind: 'message' }>, model: string): string {
  const { usage } = reply;
  return JSON.stringify({
    id: 'msg_fake',
    type: 'message',
    role: 'assistant',
    model,
    content: reply.text === '' ? [] : [{ type: 'text', text: reply.text, citations: null }],
    stop_reason: reply.stopReason,
    stop_sequence: null,
    stop_details: reply.refusalCategory === undefined ? null : { type: 'refusal', category: reply.refusalCategory, explanation: 'fake refusal' },
    usage: {
      input_tokens: usage.input,
      output_tokens: usage.output,
      cache_creation_input_tokens: usage.cacheWrite5m + usage.cacheWrite1h,
      cache_read_input_tokens: usage.cacheRead,
      cache_creation: { ephemeral_5m_input_tokens: usage.cacheWrite5m, ephemeral_1h_input_tokens: usage.cacheWrite1h },
      service_tier: 'standard',
      inference_geo: null,
    },
  });
}
