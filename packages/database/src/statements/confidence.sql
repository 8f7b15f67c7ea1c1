select b.id as "brandId",
           (select o.settled_at from code_outcomes o where o.organization_id = app.organization_id() and o.brand_id = b.id order by o.settled_at desc limit 1) as "settledAt",
           (select m.version from confidence_models m where m.organization_id = app.organization_id() and m.refusal is null order by m.version desc limit 1) as "modelVersion",
           (select s.abstain_below from confidence_settings s where s.organization_id = app.organization_id() and s.brand_id = b.id) as "abstainBelow"
      from unnest($1::integer[]) as b (id);

select "template_id", "template_version", "page_type", "words", "reason", "trouble" from "code_outcomes" where "brand_id" = $1 order by "settled_at" desc limit $2;

select "features", "reason" from "code_outcomes" where "features" is not null order by "settled_at" desc, "code_id" desc limit $1;

select "version", "fitted_at", "outcomes", "clean", "refusal", "held_out", "model" from "confidence_models" where "refusal" is null order by "version" desc limit $1;
