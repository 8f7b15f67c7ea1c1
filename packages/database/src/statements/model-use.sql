select purpose, count(*)::integer as calls, sum(input_tokens::bigint + cache_write_5m_tokens + cache_write_1h_tokens + cache_read_tokens)::double precision as "inputTokens",
           sum(output_tokens)::double precision as "outputTokens", sum(cost_micro_usd)::double precision as "costMicroUsd"
      from model_usage where created_at >= $1 group by purpose order by purpose;
