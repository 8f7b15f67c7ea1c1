with week as (
      select count(*)::integer as generated,
             (count(*) filter (where verdict = 'pass' and repairs = 0))::integer as passed_first_time,
             (count(*) filter (where verdict = 'fail'))::integer as not_safe
        from generated_code where created_at > now() - interval '7 days' and brand_id = any($1::integer[]))
    select week.generated, week.passed_first_time as "passedFirstTime", week.not_safe as "notSafe",
           (select count(*)::integer from opal_requests where created_at > now() - interval '7 days' and brand_id = any($2::integer[])) as "opalCalls",
           exists (select 1 from brands where not is_demo and id = any($3::integer[])) as "hasOwnBrand",
           exists (select 1 from dom_selectors where status = 'approved' and brand_id = any($4::integer[])) as "hasSelectors",
           exists (select 1 from generated_code where verdict = 'pass' and brand_id = any($5::integer[])) as "hasSafeCode",
           exists (select 1 from api_keys where kind = 'opal' and revoked_at is null) as "hasOpalToken"
      from week;
