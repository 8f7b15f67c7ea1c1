-- Why: people come back to the same filters of a list every day. A saved view keeps them under a name, for one person or
-- for the team; it belongs to the organisation, or to one brand of it.
create table saved_views (
  id integer generated always as identity,
  organization_id integer not null default app.organization_id(),
  list text not null check (list in ('code')),
  brand_id integer,
  -- Null: who saved it has left; the team keeps it.
  user_id integer,
  name text not null check (char_length(name) between 1 and 60),
  visibility text not null check (visibility in ('private', 'team')),
  search jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by text default app.actor_label(),
  primary key (organization_id, id),
  constraint saved_views_brand_fk foreign key (organization_id, brand_id) references brands (organization_id, id),
  constraint saved_views_member_fk foreign key (organization_id, user_id) references memberships (organization_id, user_id) on delete set null (user_id),
  constraint saved_views_private_has_owner check (visibility = 'team' or user_id is not null)
);
create unique index saved_views_private_name on saved_views (organization_id, user_id, list, coalesce(brand_id, 0), lower(name)) where visibility = 'private';
create unique index saved_views_team_name on saved_views (organization_id, list, coalesce(brand_id, 0), lower(name)) where visibility = 'team';
call app.protect_tenant_table('saved_views', 'select, insert, update, delete');

-- Who leaves takes the private views along.
create function app.forget_private_views() returns trigger
  language plpgsql as $$
begin
  delete from saved_views where organization_id = old.organization_id and user_id = old.user_id and visibility = 'private';
  return old;
end
$$;
create trigger memberships_forget_views before delete on memberships for each row execute function app.forget_private_views();
