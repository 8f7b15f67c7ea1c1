select exists (select from lessons where status = 'active')
           and not exists (
             select from learning_watch w
              where w.read_at > now() - interval '1 day'
                and w.outcomes = (select count(*) from code_outcomes o where o.settled_at >= w.since)
                and w.revisions = (select count(*) from code_revisions r where r.created_at >= w.since)) as "hasNews",
           exists (select from learnt_rules k join code_rules r on r.organization_id = k.organization_id and r.id = k.rule_id
                    where k.expires_on < $1::date and r.status = 'active') as "hasEnded";

select m.since, (select count(*) from code_outcomes o where o.settled_at >= m.since)::integer as outcomes,
           (select count(*) from code_revisions r where r.created_at >= m.since)::integer as revisions
      from (select now() - interval '1 hour' as since) m;
