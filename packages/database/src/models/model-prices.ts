import type { ModelPrice } from '@safecode/domain/generation/model-price';
import type { Database } from '../connection/create-database.js';

/** Prices of the models that can be called, by name. Global data: the same for every organisation. */
export async function listModelPrices(db: Database): Promise<ModelPrice[]> {
  const rows = await db.selectFrom('models').selectAll().where('provider', '<>', 'template').orderBy('name').execute();
  return rows.map((row) => ({
    model: row.name,
    inputMicroUsdPerMillion: Number(row.input_price),
    outputMicroUsdPerMillion: Number(row.output_price),
    cacheWrite5mMicroUsdPerMillion: Number(row.cache_write_5m_price),
    cacheWrite1hMicroUsdPerMillion: Number(row.cache_write_1h_price),
    cacheReadMicroUsdPerMillion: Number(row.cache_read_price),
  }));
}
