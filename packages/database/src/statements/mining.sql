select k.id, k.reported_by as person,
           coalesce(o.javascript, c.javascript) as javascript, coalesce(o.css, c.css) as css,
           r.javascript as "correctedJavascript", r.css as "correctedCss"
      from corrections k
      join generated_code c on c.organization_id = k.organization_id and c.id = k.code_id
      left join code_revisions o on o.organization_id = k.organization_id and o.code_id = k.code_id and o.number = k.original_revision
      join code_revisions r on r.organization_id = k.organization_id and r.code_id = k.code_id and r.number = k.corrected_revision
     where k.brand_id = $1 and k.retracted_at is null and k.kind <> 'format_only' and k.id < $2
     order by k.id desc limit $3;

select md5(string_agg(j.id::text || j."isApproved"::text || j."contentHash", ',' order by j.id)) as print from (
  select c.id, c.page_type as "pageType", c.status in ('approved', 'scheduled', 'deployed') as "isApproved", coalesce(r.content_hash, c.content_hash) as "contentHash",
         c.javascript, c.css, coalesce(r.javascript, c.javascript) as "finalJavascript", coalesce(r.css, c.css) as "finalCss"
    from generated_code c
    left join lateral (
      select v.number, v.content_hash, v.javascript, v.css, v.verdict from code_revisions v where v.organization_id = c.organization_id and v.code_id = c.id order by v.number desc limit 1) r on true
   where c.organization_id = app.organization_id() and c.brand_id = $1 and coalesce(r.verdict, c.verdict) = 'pass'
     and (c.status in ('approved', 'scheduled', 'deployed')
          -- What somebody took back says nothing about what was right.
          or (r.number is not null and not exists (
                select 1 from corrections k where k.organization_id = c.organization_id and k.code_id = c.id and k.corrected_revision = r.number and k.retracted_at is not null)))
   order by c.id desc limit $2) j;

select coalesce(array_agg(id order by id), '{}') as ids from corrections where brand_id = $1 and retracted_at is null;
