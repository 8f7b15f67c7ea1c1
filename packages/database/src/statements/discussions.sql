select thread.id, thread.code_id, thread.revision, thread.language, thread.start_line, thread.end_line, thread.anchor, thread.state, thread.version,
           thread.created_by, thread.created_at, thread.state_changed_by, thread.state_changed_at, seen.last_comment_id as last_read
      from discussion_threads as thread
      left join thread_reads as seen on seen.organization_id = thread.organization_id and seen.thread_id = thread.id and seen.user_id = $1::integer
     where thread.code_id = $2::integer
     order by thread.state, thread.id desc limit $3;

select comment.id, comment.thread_id, comment.created_by, comment.user_id, comment.version, written.body, comment.created_at, written.created_at as edited_at, comment.redacted_by,
           (select coalesce(jsonb_agg(jsonb_build_object('userId', person.id, 'name', person.name) order by person.name, person.id), '[]')
              from users as person where person.id = any(written.mentioned)) as mentions
      from discussion_threads as thread
      join discussion_comments as comment on comment.organization_id = thread.organization_id and comment.thread_id = thread.id
      join comment_versions as written on written.organization_id = comment.organization_id and written.comment_id = comment.id and written.version = comment.version
     where thread.code_id = $1::integer
     order by comment.id;

select revision.number as revision, revision.javascript as js, revision.css
      from (select 1 as number, code.javascript, code.css from generated_code as code where code.id = $1::integer
            union all
            select edited.number, edited.javascript, edited.css from code_revisions as edited where edited.code_id = $2::integer) as revision
     where $3::integer is null or revision.number = $4::integer
     order by revision.number desc limit 1;

select distinct person.id as user_id, person.name
      from presences as presence join users as person on person.id = presence.user_id
     where presence.code_id = $1::integer and presence.seen_at > now() - make_interval(secs => $2)
     order by person.name, person.id;
