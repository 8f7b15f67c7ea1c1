select "id", "brand_id" as "brandId", "template_id" as "templateId", "control_version" as "controlVersion", "treatment_version" as "treatmentVersion", "share" from "template_experiments" where "status" = $1 and brand_id = any($2::integer[]) order by "id";

select "t"."id", "t"."brand_id", "t"."slug", "v"."version", "t"."status", "v"."name", "v"."description", "v"."test_type", "v"."keywords", "v"."page_types", "v"."javascript", "v"."css", "v"."slots", "v"."report", "v"."created_at", "v"."created_at" as "updated_at", "v"."created_by" as "updated_by" from "templates" as "t" inner join "template_versions" as "v" on "v"."organization_id" = "t"."organization_id" and "v"."template_id" = "t"."id" where "v"."template_id" = $1 and "v"."version" = $2;

select "arm", "reason", "code_id" from "code_outcomes" where "experiment_id" = $1 order by "settled_at", "code_id" limit $2;

select made_from #>> '{experiment,arm}' as arm, verdict, md5(page_type || description) as request from generated_code
     where made_from ? 'experiment' and (made_from #>> '{experiment,id}')::integer = $1 order by id limit $2;
