import { z } from 'zod';

/**
 * What the model answers. One flat object, because structured output knows no tagged unions that are also easy to
 * write; which fields belong to which kind is checked by `checkReply`. Limits of length are checked there too: the
 * service does not enforce them.
 */
export const replySchema = z.object({
  kind: z.enum(['code', 'questions', 'impossible']),
  title: z.string(),
  javascript: z.string(),
  css: z.string(),
  templateSlug: z.string().nullable(),
  selectors: z.array(z.string()),
  assumptions: z.array(z.string()),
  fit: z.enum(['exact', 'close', 'loose']),
  questions: z.array(
    z.object({
      name: z.string(),
      question: z.string(),
      kind: z.enum(['text', 'color', 'number', 'selector', 'url', 'position']),
      choices: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
  reason: z.string(),
});
export type Reply = z.infer<typeof replySchema>;

/** What is wrong with a reply of the right shape; empty when nothing is. Said to the model word by word. */
export function checkReply(reply: Reply): string[] {
  if (reply.kind === 'code') {
    return reply.javascript.trim() === '' && reply.css.trim() === '' ? ['kind is "code", but javascript and css are both empty'] : [];
  }
  if (reply.kind === 'impossible') return reply.reason.trim() === '' ? ['kind is "impossible", but reason is empty'] : [];
  if (reply.questions.length === 0) return ['kind is "questions", but there is no question'];
  return reply.questions.filter(({ name }) => !/^[a-z][a-zA-Z0-9]{0,39}$/.test(name)).map(({ name }) => `the question name "${name.slice(0, 60)}" is not camelCase`);
}

/** Reads the text of a reply. The problems are sentences for the corrective message. */
export function readReply(text: string): { readonly ok: true; readonly reply: Reply } | { readonly ok: false; readonly problems: string[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problems: ['the answer is not one JSON object'] };
  }
  const parsed = replySchema.safeParse(json);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'the answer'}: ${issue.message}`) };
  const problems = checkReply(parsed.data);
  return problems.length === 0 ? { ok: true, reply: parsed.data } : { ok: false, problems };
}
