/** Room for the largest template or validation: 200,000 characters of code twice, three bytes each, and their escapes. */
export const MAX_BODY_BYTES = 1_500_000;
