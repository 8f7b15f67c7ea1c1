import { z } from 'zod';
import type { PageReference } from '@safecode/domain/page-captures/page-capture';


/** A page in the address: `c12` is a capture, `s34` a snapshot of a watched page. */
export const searchPage = () =>
  z
    .string()
    .regex(/^[cs][1-9]\d{0,8}$/)
    .optional()
    .catch(undefined);

export const writeReference = ({ kind, id }: PageReference): string => `${kind === 'capture' ? 'c' : 's'}${id}`;

export function readReference(text: string | undefined): PageReference | null {
  if (text === undefined) return null;
  return { kind: text.startsWith('c') ? 'capture' : 'snapshot', id: Number(text.slice(1)) };
}
