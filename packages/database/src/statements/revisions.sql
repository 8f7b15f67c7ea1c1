select * from 
  (select code_id as "codeId", number, javascript, css, content_hash as "contentHash", ast_hash as "astHash", effects_hash as "effectsHash", report, verdict, origin,
          based_on as "basedOn", note, created_by as "createdBy", author_user_id as "authorUserId", on_behalf_of as "onBehalfOf", created_at as "createdAt",
          (select page_type from generated_code where id = $1) as "pageType"
     from code_revisions where code_id = $2
   union all
   select id, 1, javascript, css, content_hash, null, null, report, verdict, 'generated', null, '', created_by,
          app.person_of(organization_id, created_by), created_by ->> 'onBehalfOf', created_at, page_type
     from generated_code where id = $3) as revision order by number desc;
