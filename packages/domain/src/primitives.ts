import { z } from 'zod';

/** Ids are the numbers people see (`#1042`). Unique in the installation, meaningless without access. */
export const idSchema = z.int().positive().max(2_147_483_647);
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, 'Use lower-case letters, digits and "-", at most 60.');
/** An instant, ISO 8601 in UTC with a `Z`. */
export const timestampSchema = z.iso.datetime();
export const emailSchema = z.email().max(254).transform((mail) => mail.trim().toLowerCase());
/** A host name, lower case, without scheme, port or path. */
export const domainNameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/, 'A domain is a host name such as "www.shop.example".');
/** Optional text from an agent: `null`, `""` and white space mean absent. */
export const optionalText = (max: number) =>
  z
    .string()
    .max(max)
    .nullish()
    .transform((text) => {
      const trimmed = text?.trim();
      return trimmed === undefined || trimmed === '' ? undefined : trimmed;
    });
