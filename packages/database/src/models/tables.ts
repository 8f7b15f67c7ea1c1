import type { GenerationProvider } from '@safecode/domain/generation/run';
import type { Computed } from '../connection/column-types.js';

/** Prices in micro-dollars per million tokens; bigint, read as text. */
export interface ModelsTable {
  name: Computed<string>;
  provider: Computed<GenerationProvider>;
  input_price: Computed<string>;
  output_price: Computed<string>;
  cache_write_5m_price: Computed<string>;
  cache_write_1h_price: Computed<string>;
  cache_read_price: Computed<string>;
}
