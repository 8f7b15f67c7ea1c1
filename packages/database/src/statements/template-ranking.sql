with words as (
      select lexeme, positions[1] as place from unnest(to_tsvector('english', $1))
       where lexeme not in (select lexeme from unnest(to_tsvector('english', $2)))),
    asked as (select lexeme, case when place = (select min(place) from words) then $3::double precision else 1 end as weight from words),
    candidates as (
      select t.id, t.search, t.name from templates t
       where t.brand_id = $4 and t.status = 'published' and $5 = any(t.page_types)),
    hits as (
      select c.id, a.lexeme, case when 'A' = any(w.weights) then 1 else $6::double precision end as strength
        from candidates c cross join lateral unnest(c.search) as w join asked a on a.lexeme = w.lexeme),
    worth as (
      select a.lexeme,
             a.weight * case when count(h.id) = 0 then $7 * ln(1 + n.templates) else ln(1 + n.templates / count(h.id)) end as worth
        from asked a cross join (select count(*)::double precision as templates from candidates) n left join hits h on h.lexeme = a.lexeme
       group by a.lexeme, a.weight, n.templates),
    shares as (
      select h.id, sum(h.strength * w.worth) / nullif((select sum(worth) from worth), 0) as share from hits h join worth w on w.lexeme = h.lexeme group by h.id)
    select c.id,
           ($8 * coalesce(w.share, 0)
            + (1 - $9::double precision) * word_similarity(c.name, $10))::double precision as score
      from candidates c left join shares w on w.id = c.id
     order by score desc, c.id
     limit $11;
