import { z } from 'zod';

/** Keyset paging: the cursor is opaque and signed by the server; a foreign or changed one is refused. */
export const pageQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

/** A page of rows. `nextCursor` is null on the last page. `total` is exact below 10,000 and null above. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), nextCursor: z.string().nullable(), total: z.int().nullable() });

export interface Page<T> {
  rows: T[];
  nextCursor: string | null;
  total: number | null;
}
