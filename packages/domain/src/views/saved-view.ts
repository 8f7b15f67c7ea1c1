import { z } from 'zod';
import { idSchema, timestampSchema } from '../primitives.js';

/** Lists whose filters can be saved under a name. */
export const VIEW_LISTS = ['code'] as const;
export const viewListSchema = z.enum(VIEW_LISTS).meta({ id: 'ViewList' });
export type ViewList = z.infer<typeof viewListSchema>;

/**
 * Filters and order of a list as they stand in its address, by name. The list drops what it does not know, so that a
 * view outlives a filter that is taken away; where in the list somebody was is never part of it.
 */
export const viewSearchSchema = z
  .record(z.string().regex(/^[a-zA-Z]{1,30}$/), z.string().min(1).max(200))
  .refine((search) => Object.keys(search).length <= 20, 'A view has at most 20 filters.');

/** `private`: for the person who saved it. `team`: for everybody who may open the list. */
export const viewVisibilitySchema = z.enum(['private', 'team']).meta({ id: 'ViewVisibility' });

const viewContent = {
  name: z.string().trim().min(1).max(60),
  visibility: viewVisibilitySchema,
  search: viewSearchSchema,
};

export const savedViewSchema = z
  .object({
    id: idSchema,
    list: viewListSchema,
    /** The brand it was saved for; null: it stands over the list of every brand. */
    brandId: idSchema.nullable(),
    ...viewContent,
    /** Null: who saved it has left. */
    ownerId: z.int().nullable(),
    ownerName: z.string().nullable(),
    version: z.int().positive(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedViewSchema>;

export const listViewsSchema = z.object({ list: viewListSchema, brandId: idSchema.optional() });
export const viewsSchema = z.object({ rows: z.array(savedViewSchema) });
export const createViewSchema = z.object({ list: viewListSchema, brandId: idSchema.nullable(), ...viewContent });
export const updateViewSchema = z.object({ id: idSchema, expectedVersion: z.int().positive(), ...viewContent });
export const removeViewSchema = z.object({ id: idSchema });
