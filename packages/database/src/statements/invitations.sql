select i.id, i.email, i.role, i.brand_access, i.invited_by, i.mail_sent_at, i.created_at, i.expires_at, i.accepted_at, i.revoked_at,
           i.expires_at <= coalesce(i.revoked_at, now()) as is_expired,
           (select coalesce(jsonb_agg(jsonb_build_object('brandId', b.id, 'brandName', b.name, 'role', g.role) order by b.name, b.id), '[]')
              from jsonb_to_recordset(i.brand_roles) as g ("brandId" integer, role text)
              join brands b on b.organization_id = i.organization_id and b.id = g."brandId") as brand_roles
      from invitations i where true
     order by i.id desc limit 200;
