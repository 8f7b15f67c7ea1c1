select t.id, w.lexeme, 'A' = any(w.weights) as named
      from templates t cross join lateral unnest(t.search) as w
     where t.brand_id = $1 and t.status = 'published';

select t.place::integer as text, w.lexeme, w.positions[1] as place
      from unnest($1::text[]) with ordinality as t (text, place) cross join lateral unnest(to_tsvector('english', t.text)) as w;
