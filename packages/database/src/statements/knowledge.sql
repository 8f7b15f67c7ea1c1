select "id", "brand_id", "selector", "page_type", "name", "role", "description", "status", "replacement", "subtree", "version", "created_at", "updated_at", "updated_by" from "dom_selectors" where "brand_id" = $1 and "status" <> $2 order by "id";

select "id", "brand_id", "rule_id", "definition", "status", "version", "created_at", "updated_at", "updated_by" from "code_rules" where "brand_id" = $1 and "status" = $2 order by "rule_id";

select "t"."id", "t"."brand_id", "t"."slug", "t"."version", "t"."status", "t"."name", "t"."description", "t"."test_type", "t"."keywords", "t"."page_types", "v"."javascript", "v"."css", "v"."slots", "v"."report", "t"."created_at", "t"."updated_at", "t"."updated_by" from "templates" as "t" inner join "template_versions" as "v" on "v"."organization_id" = "t"."organization_id" and "v"."template_id" = "t"."id" and "v"."version" = "t"."version" where "t"."brand_id" = $1 and "t"."status" = $2 order by "t"."id";
