select o.code_id as "codeId", coalesce('template ' || o.template_id::text, 'page type ' || o.page_type) as stratum, o.reason, o.settled_at as "settledAt", c.javascript, c.css, r.javascript as "editedJavascript", r.css as "editedCss",
           (select l -> 'lines' from jsonb_array_elements(c.made_from -> 'lessons') l where (l ->> 'id')::integer = $1 limit 1) as lines
      from generated_code c
      join code_outcomes o on o.organization_id = c.organization_id and o.code_id = c.id
      left join code_revisions r on r.organization_id = c.organization_id and r.code_id = c.id and r.number = c.newest_revision and c.newest_revision > 1
     where c.brand_id = $2 and c.made_from -> 'lessons' @> $3::jsonb and c.created_at >= $4::timestamptz
     order by o.settled_at, o.code_id limit $5;

select coalesce('template ' || o.template_id::text, 'page type ' || o.page_type) as stratum, o.reason, o.settled_at as "settledAt"
      from code_outcomes o
      join generated_code c on c.organization_id = o.organization_id and c.id = o.code_id
     where o.brand_id = $1 and o.generated_at >= $2::timestamptz - make_interval(days => $3) and coalesce('template ' || o.template_id::text, 'page type ' || o.page_type) = any($4::text[])
       and (c.made_from -> 'lessons' @> $5::jsonb) is not true
     order by o.settled_at, o.code_id limit $6;

select "decided_at" from "lessons" where "id" = $1 and "status" in ($2, $3);
