-- Why: people talk about code where it is decided on: threads on lines (anchored to nodes, so that they follow the code
-- through its revisions) or on the whole. What somebody wrote stays as it was written, version by version; redacting
-- takes the words away and leaves that there were some. With it: who is told of what, and how mails are sent once.
create table discussion_threads (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  code_id integer not null,
  revision integer not null check (revision >= 1),
  language text check (language in ('js', 'css')),
  start_line integer,
  end_line integer,
  anchor jsonb,
  state text not null default 'open' check (state in ('open', 'resolved')),
  version integer not null default 1,
  created_by jsonb not null default app.actor(),
  created_at timestamptz not null default now(),
  state_changed_by text,
  state_changed_at timestamptz,
  -- Of the request that opened it: sent twice, it opens one thread.
  idempotency_key text,
  primary key (organization_id, id),
  constraint discussion_threads_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id),
  constraint discussion_threads_place check ((language is null) = (anchor is null) and (language is null) = (start_line is null) and (language is null) = (end_line is null))
);
create index discussion_threads_code on discussion_threads (organization_id, code_id, state);
create unique index discussion_threads_once on discussion_threads (organization_id, code_id, idempotency_key) where idempotency_key is not null;
call app.protect_tenant_table('discussion_threads', 'select, insert');
grant update (state, version, state_changed_by, state_changed_at) on discussion_threads to opal_app;
create trigger discussion_threads_keep before delete on discussion_threads for each row execute function app.refuse_change();

create table discussion_comments (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  thread_id integer not null,
  created_by jsonb not null default app.actor(),
  user_id integer default app.actor_user_id(),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  redacted_by text,
  redacted_at timestamptz,
  idempotency_key text,
  primary key (organization_id, id),
  constraint discussion_comments_thread_fk foreign key (organization_id, thread_id) references discussion_threads (organization_id, id)
);
create index discussion_comments_thread on discussion_comments (organization_id, thread_id, id);
create unique index discussion_comments_once on discussion_comments (organization_id, thread_id, idempotency_key) where idempotency_key is not null;
call app.protect_tenant_table('discussion_comments', 'select, insert');
grant update (version, redacted_by, redacted_at) on discussion_comments to opal_app;
create trigger discussion_comments_keep before delete on discussion_comments for each row execute function app.refuse_change();

create table comment_versions (
  organization_id integer not null default app.organization_id(),
  comment_id integer not null,
  version integer not null check (version >= 1),
  -- Null once it was redacted.
  body text check (length(body) between 1 and 10000),
  -- People it names. Ids alone: somebody who left the organisation stays named in what was written.
  mentioned integer[] not null default '{}',
  created_at timestamptz not null default now(),
  primary key (organization_id, comment_id, version),
  constraint comment_versions_comment_fk foreign key (organization_id, comment_id) references discussion_comments (organization_id, id)
);
call app.protect_tenant_table('comment_versions', 'select, insert');
grant update (body) on comment_versions to opal_app;

-- What was written is not rewritten: the words may only be taken away, once and for good.
create function app.keep_comment_version() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or new.body is not null
     or (new.organization_id, new.comment_id, new.version, new.mentioned, new.created_at) is distinct from (old.organization_id, old.comment_id, old.version, old.mentioned, old.created_at) then
    raise exception 'a version of a comment can only be redacted' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger comment_versions_keep before update or delete on comment_versions for each row execute function app.keep_comment_version();

-- Up to which comment somebody has read a thread.
create table thread_reads (
  organization_id integer not null default app.organization_id(),
  user_id integer not null,
  thread_id integer not null,
  last_comment_id integer not null,
  read_at timestamptz not null default now(),
  primary key (organization_id, user_id, thread_id),
  constraint thread_reads_member_fk foreign key (organization_id, user_id) references memberships (organization_id, user_id) on delete cascade,
  constraint thread_reads_thread_fk foreign key (organization_id, thread_id) references discussion_threads (organization_id, id)
);
call app.protect_tenant_table('thread_reads', 'select, insert, update');

create table notification_settings (
  organization_id integer not null default app.organization_id(),
  user_id integer not null,
  channels jsonb not null,
  times jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (organization_id, user_id),
  constraint notification_settings_member_fk foreign key (organization_id, user_id) references memberships (organization_id, user_id) on delete cascade
);
call app.protect_tenant_table('notification_settings', 'select, insert, update');

-- One mail to one person about one or more notifications.
--
--   pending --> sending --> sent      the server took it
--      ^           |  '---> unknown   the process died between the server's answer and ours: never sent a second time
--      |           '------> pending   the server refused it: tried again
--      '--> skipped                   read meanwhile, access taken away, or no mail server
--
-- "sending" is on disk before the mail leaves, so a mail leaves at most once whatever dies.
create table notification_mails (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  user_id integer not null,
  -- Mails that are due at the same time are one.
  slot text not null,
  due_at timestamptz not null,
  state text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'unknown', 'skipped')),
  created_at timestamptz not null default now(),
  claimed_at timestamptz,
  ended_at timestamptz,
  primary key (organization_id, id),
  constraint notification_mails_member_fk foreign key (organization_id, user_id) references memberships (organization_id, user_id) on delete cascade
);
create unique index notification_mails_slot on notification_mails (organization_id, user_id, slot) where state = 'pending';
call app.protect_tenant_table('notification_mails', 'select, insert, update');

create table notifications (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  user_id integer not null,
  event text not null,
  code_id integer not null,
  thread_id integer,
  comment_id integer,
  actor text not null default app.actor_label(),
  -- What happened, so that telling it twice tells it once.
  dedupe_key text not null,
  is_in_app boolean not null,
  mail_id integer,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (organization_id, id),
  constraint notifications_once unique (organization_id, user_id, dedupe_key),
  constraint notifications_member_fk foreign key (organization_id, user_id) references memberships (organization_id, user_id) on delete cascade,
  constraint notifications_code_fk foreign key (organization_id, code_id) references generated_code (organization_id, id),
  constraint notifications_thread_fk foreign key (organization_id, thread_id) references discussion_threads (organization_id, id),
  constraint notifications_comment_fk foreign key (organization_id, comment_id) references discussion_comments (organization_id, id),
  -- Deferred: both go with a membership, in whatever order.
  constraint notifications_mail_fk foreign key (organization_id, mail_id) references notification_mails (organization_id, id)
    deferrable initially deferred
);
create index notifications_person on notifications (organization_id, user_id, id desc) where is_in_app;
create index notifications_unread on notifications (organization_id, user_id) where is_in_app and read_at is null;
create index notifications_mail on notifications (organization_id, mail_id) where mail_id is not null;
call app.protect_tenant_table('notifications', 'select, insert');
grant update (mail_id, read_at) on notifications to opal_app;

-- Review asks for this number when a brand's policy holds an approval back until every thread is resolved.
create or replace function app.count_open_threads(p_organization integer, p_code integer) returns integer
  language sql stable as $$
  select count(*)::integer from discussion_threads t where t.organization_id = p_organization and t.code_id = p_code and t.state = 'open'
$$;

-- Who has a code open at this moment, by connection. Not logged: after a crash nobody is connected.
create unlogged table presences (
  organization_id integer not null default app.organization_id(),
  connection_id text not null,
  code_id integer not null,
  user_id integer not null,
  seen_at timestamptz not null default now(),
  primary key (organization_id, connection_id, code_id)
);
create index presences_code on presences (organization_id, code_id, seen_at);
call app.protect_tenant_table('presences', 'select, insert, update, delete');

-- Says that something may have changed. The payload holds ids only; whoever hears it asks with their own rights.
create function app.announce(p_topic text, p_brand integer, p_code integer, p_user integer) returns void
  language sql volatile as $$
  select pg_notify('live', json_build_object('organizationId', app.organization_id(), 'topic', p_topic, 'brandId', p_brand, 'codeId', p_code, 'userId', p_user)::text)
$$;
grant execute on function app.announce(text, integer, integer, integer) to opal_app;

-- Whatever happens to code in its review is heard by those who look at it.
create function app.announce_review_event() returns trigger
  language plpgsql as $$
begin
  perform app.announce('code', (select c.brand_id from generated_code c where c.organization_id = new.organization_id and c.id = new.code_id), new.code_id, null);
  return null;
end
$$;
create trigger review_events_announce after insert on review_events for each row execute function app.announce_review_event();

-- Open streams of a person look up their rights again when these change.
create function app.announce_access() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('access', coalesce(new.user_id, old.user_id)::text);
  return null;
end
$$;
create trigger memberships_announce after update or delete on memberships for each row execute function app.announce_access();
create trigger brand_users_announce after insert or update or delete on brand_users for each row execute function app.announce_access();
create trigger sessions_announce after delete on sessions for each row execute function app.announce_access();
