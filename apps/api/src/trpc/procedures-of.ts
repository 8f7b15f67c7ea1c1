import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server';

/** A procedure with what the library keeps of its making. */
export interface NamedProcedure {
  /** Dotted name, e.g. `brands.list`. */
  readonly name: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly meta: Readonly<Record<string, unknown>>;
  /** The schemas of its input, as given. */
  readonly inputs: readonly unknown[];
}

/** Every procedure of a router. */
export function proceduresOf(router: AnyTRPCRouter): NamedProcedure[] {
  const { _def: definition } = router;
  return Object.entries(definition.procedures as Record<string, AnyTRPCProcedure>).map(([name, { _def: made }]) => ({
    name,
    type: made.type,
    meta: (made.meta ?? {}) as Record<string, unknown>,
    inputs: (made as { inputs?: readonly unknown[] }).inputs ?? [],
  }));
}
