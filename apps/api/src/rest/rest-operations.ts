import type { AnyTRPCRouter } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import { z } from 'zod';
import { proceduresOf } from '../trpc/procedures-of.js';
import type { Operation } from './match-operation.js';

export interface RestOperation extends Operation {
  readonly input: z.ZodObject;
  /** True when the input is in the body; else it is in the query. */
  readonly hasBody: boolean;
}

/** The procedures of a router that are operations of REST, in the router's order. */
export function restOperations(router: AnyTRPCRouter): RestOperation[] {
  return proceduresOf(router).flatMap(({ name, meta, inputs }) => {
    const { openapi } = meta as OpenApiMeta;
    if (openapi === undefined) return [];
    const { method, path } = openapi;
    return [{ procedure: name, method, path, input: inputOf(inputs), hasBody: method !== 'GET' && method !== 'DELETE' }];
  });
}

function inputOf([input]: readonly unknown[]): z.ZodObject {
  if (input === undefined) return z.object({});
  if (input instanceof z.ZodObject) return input;
  throw new TypeError('The input of a REST operation is an object.');
}
