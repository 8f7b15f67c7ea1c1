select "id", "provider", "javascript", "css", "confidence" from "generated_code" where "brand_id" = $1 and "cache_key" = $2 and "verdict" = $3 order by "id" desc limit $4;
