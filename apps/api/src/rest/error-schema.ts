import { ERROR_CODES, type ErrorCode } from '@safecode/domain/errors/error-codes';
import { z } from 'zod';

const CODES = Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]];

const issueSchema = z.object({
  path: z.string().describe('Dotted path of the field, e.g. slots.0.name.'),
  message: z.string(),
  code: z.string(),
});

/** The body of every answer that is not a success, as the document describes it. */
export const errorSchema = z
  .object({
    message: z.string().describe('A sentence for people.'),
    code: z.string().describe('The class of the error, e.g. NOT_FOUND.'),
    data: z.object({
      code: z.string(),
      httpStatus: z.int(),
      domainCode: z.enum(CODES).describe('The stable code of the refusal.'),
      domainData: z.record(z.string(), z.unknown()),
      correlationId: z.string().describe('Quote it to support; it is also the header x-correlation-id.'),
      issues: z.array(issueSchema).optional(),
    }),
    issues: z.array(issueSchema).optional(),
  })
  .meta({ id: 'Error' });
