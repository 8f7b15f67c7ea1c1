select m.user_id, u.name, u.email, m.role, m.brand_access, m.created_at as joined_at, seen.last_seen_at,
           (select coalesce(jsonb_agg(jsonb_build_object('brandId', bu.brand_id, 'brandName', b.name, 'role', bu.role) order by b.name, b.id), '[]')
              from brand_users bu join brands b on b.organization_id = bu.organization_id and b.id = bu.brand_id
             where bu.organization_id = m.organization_id and bu.user_id = m.user_id) as brand_roles
      from memberships m join users u on u.id = m.user_id
      left join app.members_last_seen() seen on seen.user_id = m.user_id
     where true
     order by u.name, u.id;
