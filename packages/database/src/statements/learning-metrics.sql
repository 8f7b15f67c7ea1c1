select to_char(date_trunc('week', generated_at at time zone 'UTC'), 'YYYY-MM-DD') as key, '' as label, count(*)::integer as n, (count(*) filter (where reason = 'approved'))::integer as clean
      from code_outcomes where brand_id = $1 and generated_at >= $2 and generated_at < $3 group by 1 order by 1;

select coalesce(g.template_id::text, '') as key, coalesce(t.name, '') as label, g.n, g.clean
      from (select template_id, count(*)::integer as n, (count(*) filter (where reason = 'approved'))::integer as clean from code_outcomes where brand_id = $1 and generated_at >= $2 and generated_at < $3 group by 1 order by n desc limit 50) g
      left join templates t on t.organization_id = app.organization_id() and t.id = g.template_id
     order by g.n desc, 1;

select b.id::text as key, b.name as label, g.n, g.clean
      from brands b
     cross join lateral (select count(*)::integer as n, (count(*) filter (where reason = 'approved'))::integer as clean from code_outcomes o
                          where o.organization_id = b.organization_id and o.brand_id = b.id and o.generated_at >= $1 and o.generated_at < $2) g
     where b.id = any($3::integer[]) and g.n > 0
     order by g.n desc, b.name limit 50;

select trouble as kind, count(*)::integer as count from code_outcomes where brand_id = $1 and generated_at >= $2 and generated_at < $3 and reason <> 'approved' group by 1 order by 2 desc, 1;

select count(e.at)::integer as n, count(*) filter (where e.at is null)::integer as waiting,
           percentile_cont(0.5) within group (order by extract(epoch from e.at - k.created_at) / 3600)::double precision as "medianHours",
           percentile_cont(0.9) within group (order by extract(epoch from e.at - k.created_at) / 3600)::double precision as "p90Hours"
      from corrections k
      join generated_code c on c.organization_id = k.organization_id and c.id = k.code_id
      left join lateral (
        select min(at) as at from (
          select min(d.created_at) as at
            from lesson_corrections s join lesson_decisions d on d.organization_id = s.organization_id and d.lesson_id = s.lesson_id and d.decision = 'approve'
           where s.organization_id = k.organization_id and s.correction_id = k.id and d.created_at > k.created_at
          union all
          select l.decided_at from lesson_corrections s join lessons l on l.organization_id = s.organization_id and l.id = s.lesson_id and l.auto_applied
           where s.organization_id = k.organization_id and s.correction_id = k.id and l.decided_at > k.created_at
          union all
          select min(v.created_at) from template_versions v
           where v.organization_id = c.organization_id and v.template_id = c.template_id and v.version > (c.made_from #>> '{template,version}')::integer and v.created_at > k.created_at) found) e on true
     where k.brand_id = $1 and k.retracted_at is null and k.kind <> 'format_only' and c.created_at >= $2 and c.created_at < $3;

select (count(*) filter (where k.reason <> ''))::integer as worded, (count(*) filter (where k.reason = ''))::integer as silent 
      from corrections k join generated_code c on c.organization_id = k.organization_id and c.id = k.code_id
     where k.brand_id = $1 and k.retracted_at is null and c.created_at >= $2 and c.created_at < $3 and true;

select left(k.reason, $1) as reason 
      from corrections k join generated_code c on c.organization_id = k.organization_id and c.id = k.code_id
     where k.brand_id = $2 and k.retracted_at is null and c.created_at >= $3 and c.created_at < $4 and true and k.reason <> '' order by k.id desc limit $5;
