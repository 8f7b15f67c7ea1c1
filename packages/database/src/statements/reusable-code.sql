select k.cache_key, c.* from unnest($1::text[]) as k (cache_key)
     cross join lateral (select id, provider, javascript, css, confidence from generated_code
                          where cache_key = k.cache_key and verdict = 'pass' order by id desc limit 1) as c;
