import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { z } from 'zod';

const positionSchema = z.array(z.union([z.string(), z.number(), z.null()])).max(6);
/** Values of the sort columns of the last row shown, the id last. */
export type CursorPosition = z.infer<typeof positionSchema>;

const MAC_BYTES = 12;

/** An opaque cursor. `list` names the list and its sort, so that a cursor of one list does not fit another. */
export function encodeCursor(key: Buffer, list: string, position: CursorPosition): string {
  const body = Buffer.from(JSON.stringify(position), 'utf8');
  return Buffer.concat([macOf(key, list, body), body]).toString('base64url');
}

/** The position in a cursor. @throws input.cursor_invalid for one that was changed, or is of another list or installation */
export function decodeCursor(key: Buffer, list: string, cursor: string): CursorPosition {
  const bytes = Buffer.from(cursor, 'base64url');
  const body = bytes.subarray(MAC_BYTES);
  const mac = bytes.subarray(0, MAC_BYTES);
  if (mac.length !== MAC_BYTES || !timingSafeEqual(mac, macOf(key, list, body))) throw new DomainError('input.cursor_invalid');
  return positionSchema.parse(JSON.parse(body.toString('utf8')));
}

const macOf = (key: Buffer, list: string, body: Buffer): Buffer =>
  createHmac('sha256', key).update(`${list}\n`).update(body).digest().subarray(0, MAC_BYTES);
