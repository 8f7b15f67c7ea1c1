select "told"."id", "told"."event", "told"."code_id", "told"."incident_id", "told"."selector_id", coalesce(told.subject, code.title, '') as "title", "told"."detail", "brand"."slug" as "brand_slug", "brand"."name" as "brand_name", "told"."thread_id", "told"."comment_id", "told"."actor", "told"."created_at", "told"."read_at" from "notifications" as "told" left join "generated_code" as "code" on "code"."organization_id" = "told"."organization_id" and "code"."id" = "told"."code_id" left join "brands" as "brand" on "brand"."organization_id" = "told"."organization_id" and "brand"."id" = coalesce(told.brand_id, code.brand_id) where "told"."user_id" = $1 and "told"."is_in_app" = $2 and (brand.id is null or brand.id = any($3::integer[])) and "told"."read_at" is null order by "told"."id" desc limit $4;

select count(*) as "count" from (select "told"."id" from "notifications" as "told" left join "generated_code" as "code" on "code"."organization_id" = "told"."organization_id" and "code"."id" = "told"."code_id" left join "brands" as "brand" on "brand"."organization_id" = "told"."organization_id" and "brand"."id" = coalesce(told.brand_id, code.brand_id) where "told"."user_id" = $1 and "told"."is_in_app" = $2 and (brand.id is null or brand.id = any($3::integer[])) and "told"."read_at" is null limit $4) as "counted";

select "told"."id" from "notifications" as "told" left join "generated_code" as "code" on "code"."organization_id" = "told"."organization_id" and "code"."id" = "told"."code_id" left join "brands" as "brand" on "brand"."organization_id" = "told"."organization_id" and "brand"."id" = coalesce(told.brand_id, code.brand_id) where "told"."user_id" = $1 and "told"."is_in_app" = $2 and "told"."read_at" is null limit $3;

select told.event, told.actor, told.code_id as "codeId", told.incident_id as "incidentId", told.selector_id as "selectorId",
           coalesce(told.subject, code.title, '') as title, coalesce(told.detail, '') as detail, brand.id as "brandId", brand.slug as "brandSlug", brand.name as "brandName",
           told.comment_id as "commentId", written.body as comment
      from notifications as told
      left join generated_code as code on code.organization_id = told.organization_id and code.id = told.code_id
      left join brands as brand on brand.organization_id = told.organization_id and brand.id = coalesce(told.brand_id, code.brand_id)
      left join discussion_comments as comment on comment.organization_id = told.organization_id and comment.id = told.comment_id
      left join comment_versions as written on written.organization_id = comment.organization_id and written.comment_id = comment.id and written.version = comment.version
     where told.mail_id = $1::integer and told.read_at is null
     order by told.id;
