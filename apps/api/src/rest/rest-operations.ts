import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import { z } from 'zod';
import type { Operation } from './match-operation.js';

export interface RestOperation extends Operation {
  readonly input: z.ZodObject;
  /** True when the input is in the body; else it is in the query. */
  readonly hasBody: boolean;
}

/** The procedures of a router that are operations of REST, in the router's order. */
export function restOperations(router: AnyTRPCRouter): RestOperation[] {
  const procedures = Object.entries(router._def.procedures as Record<string, AnyTRPCProcedure>);
  return procedures.flatMap(([procedure, definition]) => {
    const { openapi } = (definition._def.meta ?? {}) as OpenApiMeta;
    if (openapi === undefined) return [];
    const { method, path } = openapi;
    return [{ procedure, method, path, input: inputOf(definition), hasBody: method !== 'GET' && method !== 'DELETE' }];
  });
}

function inputOf(procedure: AnyTRPCProcedure): z.ZodObject {
  const [input] = (procedure._def as { inputs?: readonly unknown[] }).inputs ?? [];
  if (input === undefined) return z.object({});
  if (input instanceof z.ZodObject) return input;
  throw new TypeError('The input of a REST operation is an object.');
}
