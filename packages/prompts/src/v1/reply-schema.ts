import { z } from 'zod';

const questionKind = z.enum(['text', 'color', 'number', 'selector', 'url', 'position', 'template']);

/**
 * What the model answers. Flat, because structured output knows no unions of objects with limits; every limit is
 * checked again here, since the provider guarantees the shape at best.
 */
export const replySchema = z.object({
  kind: z.enum(['code', 'questions', 'impossible']),
  title: z.string().max(200),
  javascript: z.string().max(200_000),
  css: z.string().max(200_000),
  selectors: z.array(z.string().max(1000)).max(200),
  questions: z.array(z.object({ name: z.string().max(60), question: z.string().max(500), kind: questionKind, choices: z.array(z.string().max(300)).max(50) })).max(10),
  reason: z.string().max(1000),
});
export type Reply = z.infer<typeof replySchema>;

/** The schema that is sent: without limits, which the provider does not take. */
export const REPLY_JSON_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'title', 'javascript', 'css', 'selectors', 'questions', 'reason'],
  properties: {
    kind: { type: 'string', enum: ['code', 'questions', 'impossible'] },
    title: { type: 'string' },
    javascript: { type: 'string' },
    css: { type: 'string' },
    selectors: { type: 'array', items: { type: 'string' } },
    questions: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'question', 'kind', 'choices'],
        properties: {
          name: { type: 'string' },
          question: { type: 'string' },
          kind: { type: 'string', enum: questionKind.options },
          choices: { type: 'array', items: { type: 'string' } },
        },
      },
    },
    reason: { type: 'string' },
  },
} as const;
