select "capture"."id", "capture"."brand_id", "capture"."page_type", "capture"."source", "capture"."address", "capture"."stage", "capture"."error", "capture"."requested_by", "capture"."created_at", "capture"."finished_at", (select json_agg(json_build_object('viewport', view.viewport, 'title', view.title) order by view.captured_at) as "views" from "page_capture_views" as "view" where "view"."organization_id" = "capture"."organization_id" and "view"."capture_id" = "capture"."id") as "views" from "page_captures" as "capture" where "capture"."brand_id" = $1 order by "capture"."id" desc limit $2;

select "id" from "page_captures" where "brand_id" = $1 and "source" = $2 and "address" = $3 and "stage" = $4 and "id" < $5 order by "id" desc limit $6;

select 'capture' as kind, c.id, c.brand_id as "brandId", c.page_type as "pageType", c.address, v.title, c.finished_at as "takenAt", v.views
    from page_captures c
    join lateral (
      select min(w.title) as title, json_agg(json_build_object('viewport', w.viewport, 'window', json_build_object('width', w.window_width, 'height', w.window_height),
             'picture', case when w.picture_width is null then null else json_build_object('width', w.picture_width, 'height', w.picture_height) end) order by w.viewport) as views
        from page_capture_views w where w.organization_id = c.organization_id and w.capture_id = c.id) v on v.views is not null
   where c.organization_id = app.organization_id() and c.stage = 'done' and c.id = $1;

select 'snapshot' as kind, s.id, p.brand_id as "brandId", p.page_type as "pageType", p.url as address, s.title, s.last_seen_at as "takenAt",
         json_build_array(json_build_object('viewport', case when p.viewport_width < 600 then 'phone' else 'desktop' end,
           'window', json_build_object('width', p.viewport_width, 'height', p.viewport_height),
           'picture', case when s.picture_width is null then null else json_build_object('width', s.picture_width, 'height', s.picture_height) end)) as views
    from page_snapshots s join watched_pages p on p.organization_id = s.organization_id and p.id = s.page_id
   where s.organization_id = app.organization_id() and s.id = $1;

select * from (
      select distinct on (page.address, page."pageType") page.* from (
        
  select 'capture' as kind, c.id, c.brand_id as "brandId", c.page_type as "pageType", c.address, v.title, c.finished_at as "takenAt", v.views
    from page_captures c
    join lateral (
      select min(w.title) as title, json_agg(json_build_object('viewport', w.viewport, 'window', json_build_object('width', w.window_width, 'height', w.window_height),
             'picture', case when w.picture_width is null then null else json_build_object('width', w.picture_width, 'height', w.picture_height) end) order by w.viewport) as views
        from page_capture_views w where w.organization_id = c.organization_id and w.capture_id = c.id) v on v.views is not null
   where c.organization_id = app.organization_id() and c.stage = 'done' and c.brand_id = $1 and ($2::text is null or c.page_type = $3)
        union all
        
  select 'snapshot' as kind, s.id, p.brand_id as "brandId", p.page_type as "pageType", p.url as address, s.title, s.last_seen_at as "takenAt",
         json_build_array(json_build_object('viewport', case when p.viewport_width < 600 then 'phone' else 'desktop' end,
           'window', json_build_object('width', p.viewport_width, 'height', p.viewport_height),
           'picture', case when s.picture_width is null then null else json_build_object('width', s.picture_width, 'height', s.picture_height) end)) as views
    from page_snapshots s join watched_pages p on p.organization_id = s.organization_id and p.id = s.page_id
   where s.organization_id = app.organization_id() and p.brand_id = $4 and p.is_active and ($5::text is null or p.page_type = $6)
          and not exists (select 1 from page_snapshots n where n.organization_id = s.organization_id and n.page_id = s.page_id and (n.last_seen_at, n.id) > (s.last_seen_at, s.id))
      ) page order by page.address, page."pageType", page."takenAt" desc, page.kind, page.id desc
    ) newest order by newest."takenAt" desc, newest.kind, newest.id desc limit $7;

select 'snapshot' as kind, s.id, p.brand_id as "brandId", p.page_type as "pageType", p.url as address, s.title, s.last_seen_at as "takenAt",
         json_build_array(json_build_object('viewport', case when p.viewport_width < 600 then 'phone' else 'desktop' end,
           'window', json_build_object('width', p.viewport_width, 'height', p.viewport_height),
           'picture', case when s.picture_width is null then null else json_build_object('width', s.picture_width, 'height', s.picture_height) end)) as views
    from page_snapshots s join watched_pages p on p.organization_id = s.organization_id and p.id = s.page_id
   where s.organization_id = app.organization_id() and p.brand_id = $1 and p.is_active
    and not exists (select 1 from page_snapshots n where n.organization_id = s.organization_id and n.page_id = s.page_id and (n.last_seen_at, n.id) > (s.last_seen_at, s.id))
    order by p.page_type, p.url, s.id limit 200;
