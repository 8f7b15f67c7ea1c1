select "code"."status" as "value", count(*)::integer as "count" from "generated_code" as "code" inner join "brands" as "brand" on "brand"."organization_id" = "code"."organization_id" and "brand"."id" = "code"."brand_id" where true and code.verdict = $1 group by "code"."status" order by "count" desc, "value";

select "code"."verdict" as "value", count(*)::integer as "count" from "generated_code" as "code" inner join "brands" as "brand" on "brand"."organization_id" = "code"."organization_id" and "brand"."id" = "code"."brand_id" where true group by "code"."verdict" order by "count" desc, "value";

select "code"."page_type" as "value", count(*)::integer as "count" from "generated_code" as "code" inner join "brands" as "brand" on "brand"."organization_id" = "code"."organization_id" and "brand"."id" = "code"."brand_id" where true and code.verdict = $1 group by "code"."page_type" order by "count" desc, "value";
