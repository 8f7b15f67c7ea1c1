select k.id, k.kind, k.name, k.hint, k.scopes, k.brand_access, k.created_by, k.created_at, k.expires_at, k.last_used_at, k.revoked_at,
           (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name) order by b.name, b.id), '[]')
              from api_key_brands kb join brands b on b.organization_id = kb.organization_id and b.id = kb.brand_id
             where kb.organization_id = k.organization_id and kb.api_key_id = k.id) as brands
      from api_keys k where true order by k.id desc limit 500;
