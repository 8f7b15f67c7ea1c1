import { initTRPC } from '@trpc/server';
import express from 'express';
import { Pool } from 'pg';
import { createOpenApiExpressMiddleware, type OpenApiMeta } from 'trpc-to-openapi';
import { z } from 'zod';
// The peer of trpc-to-openapi, which loads it by name.
import 'zod-openapi';

/*
 * The reference of the Opal bench, run as a process of its own: a bare trpc-to-openapi handler that does one insert
 * and one select, without tenancy, authentication, ledger or verification.
 */
const pool = new Pool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 10 });
const t = initTRPC.meta<OpenApiMeta>().create({ isDev: false });

const router = t.router({
  record: t.procedure
    .meta({ openapi: { method: 'POST', path: '/record' } })
    .input(z.object({ brand: z.string(), page_type: z.string(), description: z.string() }))
    .output(z.object({ id: z.number(), status: z.string() }))
    .mutation(async ({ input }) => {
      const inserted = await pool.query<{ id: number }>(
        'insert into bench_requests (brand, page_type, description) values ($1, $2, $3) returning id',
        [input.brand, input.page_type, input.description],
      );
      const id = inserted.rows[0]?.id ?? 0;
      const selected = await pool.query<{ id: number; status: string }>('select id, status from bench_requests where id = $1', [id]);
      return selected.rows[0] ?? { id, status: 'missing' };
    }),
});

await pool.query(`create table if not exists bench_requests (
  id integer generated always as identity primary key, brand text not null, page_type text not null,
  description text not null, status text not null default 'pending', created_at timestamptz not null default now())`);
const app = express();
app.use(createOpenApiExpressMiddleware({ router, createContext: () => ({}) }) as express.RequestHandler);
app.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.('ready'));
process.on('SIGTERM', () => process.exit(0));
