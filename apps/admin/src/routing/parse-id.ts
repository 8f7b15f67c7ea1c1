import { notFound } from '@tanstack/react-router';
import { idSchema } from '@safecode/domain/primitives';

/** The number in an address, e.g. `1042`. Anything else is an address that does not exist. */
export function parseId(text: string | undefined): number {
  const parsed = idSchema.safeParse(/^\d{1,10}$/.test(text ?? '') ? Number(text) : null);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
