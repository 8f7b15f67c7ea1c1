select "id", "brand_id", "version", "status", "name", "kind", "form", "language", "definition", "corrections", "people", "held_out", "replay", "pages", "score", "content_hash", "auto_applied", "decided_by", "decided_at", "reason", "updated_at", (select json_build_object('title', n.title, 'explanation', n.explanation, 'model', n.model) from lesson_names n
        where n.organization_id = lessons.organization_id and n.lesson_id = lessons.id and n.title <> '' order by n.created_at desc limit 1) as "named" from "lessons" where "brand_id" = $1 and "status" = $2 and "kind" = $3 order by "score" desc, "id" desc limit $4;

select count(*) as "count" from (select "id" from "lessons" where "brand_id" = $1 and "status" = $2 and "kind" = $3 limit $4) as "counted";

select "status", count(*)::integer as "count" from "lessons" where "brand_id" = $1 group by "status" order by "status";

select (select mined_at from learning_states where brand_id = $1) as "minedAt",
           (select count(*)::integer from corrections c where c.brand_id = $2 and c.retracted_at is null
               and c.id > coalesce((select newest_correction_id from learning_states where brand_id = $3), 0)) as waiting;
