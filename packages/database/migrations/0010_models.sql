-- Why: model names and prices are data. Micro-dollars (1e-6 USD) per million tokens, so that every cost is an exact
-- whole number of micro-dollars after one division. Cache writes cost 1.25 times (5 minutes) and twice (1 hour) the
-- input price, cache reads a tenth: the provider's published multipliers, written out here so that a row can differ.
create table models (
  name text primary key,
  provider text not null check (provider in ('template', 'anthropic')),
  input_price bigint not null check (input_price >= 0),
  output_price bigint not null check (output_price >= 0),
  cache_write_5m_price bigint not null check (cache_write_5m_price >= 0),
  cache_write_1h_price bigint not null check (cache_write_1h_price >= 0),
  cache_read_price bigint not null check (cache_read_price >= 0)
);
grant select on models to opal_app;

insert into models (name, provider, input_price, output_price, cache_write_5m_price, cache_write_1h_price, cache_read_price) values
  ('template-engine', 'template', 0, 0, 0, 0, 0),
  ('claude-opus-5-5', 'anthropic', 4000000, 20000000, 5000000, 8000000, 400000),
  ('claude-sonnet-5-5', 'anthropic', 2000000, 10000000, 2500000, 4000000, 200000),
  ('claude-fable-5-2', 'anthropic', 8000000, 40000000, 10000000, 16000000, 800000),
  ('claude-haiku-5-5', 'anthropic', 100000, 500000, 125000, 200000, 10000);
