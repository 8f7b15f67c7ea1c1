select "code"."id", "code"."brand_id" as "brandId", "brand"."name" as "brandName", "code"."page_type" as "pageType", "code"."title", "code"."status", "code"."template_id" as "templateId", brand.status = 'archived' as "isBrandArchived" from "generated_code" as "code" inner join "brands" as "brand" on "brand"."organization_id" = "code"."organization_id" and "brand"."id" = "code"."brand_id" where "code"."id" = $1 for update of "code";

select v.id, v.user_id as "userId", coalesce(u.name, 'Somebody who left') as name, v.stage, v.decision, v.revision_number as revision, v.content_hash as "contentHash",
           v.ast_hash as "astHash", v.effects_hash as "effectsHash", v.note, v.created_at as at,
           array(select e.content_hash from review_vote_events e where e.vote_id = v.id and e.kind = 'carried') as "carriedTo",
           (select e.reason from review_vote_events e where e.vote_id = v.id and e.kind = 'dismissed' order by e.id limit 1) as dismissed,
           (select e.created_at from review_vote_events e where e.vote_id = v.id and e.kind = 'dismissed' order by e.id limit 1) as "dismissedAt",
           app.can_vote(v.organization_id, v.user_id, $1, v.stage) as "canVote",
           app.acts_as_owner(v.organization_id, v.code_id, v.stage, v.user_id, v.created_at) as "actsAsOwner",
           array(select item ->> 'key' from jsonb_array_elements(v.checklist) as item where (item ->> 'ticked')::boolean) as ticked
      from review_votes v left join users u on u.id = v.user_id
     where v.code_id = $2 order by v.id;

select "version", "approvals_needed", "separate_qa", "qa_needed", "rules", "updated_at", "updated_by" from "review_policies" where "brand_id" = $1;

select "owner"."page_type", "owner"."user_id", "owner"."stage", "person"."name" from "review_owners" as "owner" inner join "users" as "person" on "person"."id" = "owner"."user_id" where "owner"."brand_id" = $1 order by "owner"."id";

select m.user_id as "userId", u.name, s.stage,
           (select count(*)::integer from review_assignees a join review_requests r on r.organization_id = a.organization_id and r.id = a.request_id
             where a.user_id = m.user_id and r.closed_at is null) as "openRequests",
           away.id is not null as "isAway", away.stand_in_user_id as "standInUserId"
      from memberships m join users u on u.id = m.user_id cross join unnest(array['qa', 'approval']) as s (stage)
      left join lateral app.absence_at(m.organization_id, m.user_id, now()) as away on true
     where app.can_vote(m.organization_id, m.user_id, $1, s.stage)
     order by "openRequests", m.user_id;

select "id", "revision_number", "note", "submitted_by", "submitted_at", "due_at", "escalate_at", "escalated_at", "expires_at" from "review_requests" where "code_id" = $1 and "closed_at" is null;

select "id", "code_id", "revision_number", "content_hash", "platform", "environment", "external_id", "status", "scheduled_for", "handed_over_at", "result", "started_by", "created_at", "live_at", "ended_at" from "deployments" where "code_id" = $1 and "status" in ($2, $3);
