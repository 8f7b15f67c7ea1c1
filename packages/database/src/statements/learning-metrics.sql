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

select count(v.created_at)::integer as n, count(*) filter (where v.created_at is null)::integer as waiting,
           percentile_cont(0.5) within group (order by extract(epoch from v.created_at - o.settled_at) / 3600)::double precision as "medianHours",
           percentile_cont(0.9) within group (order by extract(epoch from v.created_at - o.settled_at) / 3600)::double precision as "p90Hours"
      from code_outcomes o
      left join lateral (select created_at from template_versions v
                          where v.organization_id = o.organization_id and v.template_id = o.template_id and v.version > o.template_version and v.created_at > o.settled_at
                          order by v.version limit 1) v on true
     where o.brand_id = $1 and o.generated_at >= $2 and o.generated_at < $3 and o.reason = 'edited' and o.template_id is not null;
