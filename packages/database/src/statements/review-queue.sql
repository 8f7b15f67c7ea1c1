with candidates as (
      select c.organization_id, c.id, c.title, c.brand_id, c.page_type, c.status, r.id as request_id, r.submitted_at, r.due_at,
             $1 in (select a from app.code_authors(c.organization_id, c.id) a) as is_author
        from generated_code c
        join brands b on b.organization_id = c.organization_id and b.id = c.brand_id and b.status <> 'archived'
        left join review_requests r on r.organization_id = c.organization_id and r.code_id = c.id and r.closed_at is null
       where c.status in ('qa_review', 'changes_requested', 'approved', 'scheduled', 'deploy_failed', 'rolled_back') and c.brand_id = any($2::integer[])),
    staged as (
      select k.*, s.stage from candidates k
        cross join lateral (
          select stage from app.open_stages(k.organization_id, k.id) with ordinality as o (stage, place)
           where k.status in ('qa_review', 'rolled_back')
             and app.can_vote(k.organization_id, $3, k.brand_id, stage)
           order by exists (select 1 from review_assignees a where a.organization_id = k.organization_id and a.request_id = k.request_id and a.user_id = $4 and a.stage = o.stage) desc, place
           limit 1) s
       where not k.is_author and (k.status = 'qa_review' or k.request_id is not null)
         and not exists (select 1 from app.standing_votes(k.organization_id, k.id) v where v.user_id = $5)
      union all
      select k.*, null from candidates k where k.status = 'changes_requested' and k.is_author
      union all
      select k.*, null from candidates k
       where (k.status in ('approved', 'deploy_failed')
              or k.status = 'scheduled' and exists (select 1 from deployments d where d.organization_id = k.organization_id and d.code_id = k.id and d.status = 'planned' and d.handed_over_at is not null))
         and app.can_vote(k.organization_id, $6, k.brand_id, 'approval'))
    select w.id, w.title, w.brand_id as "brandId", b.name as "brandName", b.slug as "brandSlug", w.page_type as "pageType", w.status, h.number as revision,
           h.content_hash as "contentHash", w.stage, w.submitted_at as "submittedAt", w.due_at as "dueAt", count(*) over () as total,
           case when w.stage is null then case when w.status = 'changes_requested' then 'author' else 'deploy' end
                when exists (select 1 from review_assignees a where a.organization_id = w.organization_id and a.request_id = w.request_id and a.user_id = $7) then 'assigned'
                when exists (select 1 from review_owners o where o.organization_id = w.organization_id and o.brand_id = w.brand_id and o.user_id = $8
                                and o.stage = w.stage and coalesce(o.page_type, w.page_type) = w.page_type) then 'owner'
                else 'eligible' end as why
      from staged w join brands b on b.organization_id = w.organization_id and b.id = w.brand_id
     cross join lateral app.head_revision(w.organization_id, w.id) h
     order by w.due_at nulls last, w.id limit $9;
