import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** What an entry is about. */
export interface LedgerObject {
  readonly objectType: string;
  readonly objectId: string;
  readonly brandId: number | null;
  readonly codeId: number | null;
}

/** Numbers that fit the keys of the tables; other ids (pseudonyms, sessions) name nothing that has a name. */
const KEY = /^[1-9]\d{0,8}$/;

const keyOf = ({ objectType, objectId }: Pick<LedgerObject, 'objectType' | 'objectId'>): string => `${objectType} ${objectId}`;
/** What belongs to a code is known by its code. */
const aboutCode = (object: LedgerObject): LedgerObject => (object.codeId === null ? object : { ...object, objectType: 'generated_code', objectId: String(object.codeId) });

/**
 * What objects of entries are called today; null for what is gone or has no name. What belongs to a brand is named only
 * beside that brand, so that an entry says no name of a brand its reader may not see.
 */
export async function loadObjectNames(tx: TenantTransaction, objects: readonly LedgerObject[]): Promise<(object: LedgerObject) => string | null> {
  const wanted = [...new Map(objects.map(aboutCode).filter(({ objectId }) => KEY.test(objectId)).map((object) => [keyOf(object), object])).values()];
  if (wanted.length === 0) return () => null;
  const { rows } = await sql<{ objectType: string; objectId: string; name: string }>`
    select w.type as "objectType", w.id::text as "objectId", n.name
      from unnest(${wanted.map(({ objectType }) => objectType)}::text[], ${wanted.map(({ objectId }) => Number(objectId))}::integer[],
                  ${wanted.map(({ brandId }) => brandId)}::integer[]) as w (type, id, brand_id)
     cross join lateral (
            select o.name from organizations o where w.type in ('organization', 'ledger') and o.id = app.organization_id() and o.id = w.id
            union all select u.name from users u where w.type = 'user' and u.id = w.id
            union all select k.name from api_keys k where w.type = 'api_key' and k.organization_id = app.organization_id() and k.id = w.id
            union all select b.name from brands b where w.type = 'brand' and b.organization_id = app.organization_id() and b.id = w.id and b.id = w.brand_id
            union all select s.name from dom_selectors s where w.type = 'dom_selector' and s.organization_id = app.organization_id() and s.id = w.id and s.brand_id = w.brand_id
            union all select t.name from templates t where w.type = 'template' and t.organization_id = app.organization_id() and t.id = w.id and t.brand_id = w.brand_id
            union all select r.rule_id from code_rules r where w.type = 'code_rule' and r.organization_id = app.organization_id() and r.id = w.id and r.brand_id = w.brand_id
            union all select l.name from lessons l where w.type = 'lesson' and l.organization_id = app.organization_id() and l.id = w.id and l.brand_id = w.brand_id
            union all select p.url from watched_pages p where w.type = 'watched_page' and p.organization_id = app.organization_id() and p.id = w.id and p.brand_id = w.brand_id
            union all select c.title from generated_code c where w.type = 'generated_code' and c.organization_id = app.organization_id() and c.id = w.id and c.brand_id = w.brand_id
            union all select g.description from generation_runs g where w.type = 'generation_run' and g.organization_id = app.organization_id() and g.id = w.id and g.brand_id = w.brand_id
            union all select t.name from template_experiments e join templates t on t.organization_id = e.organization_id and t.id = e.template_id
                       where w.type = 'template_experiment' and e.organization_id = app.organization_id() and e.id = w.id and t.brand_id = w.brand_id) n`.execute(tx);
  const names = new Map(rows.map((row) => [keyOf(row), row.name]));
  return (object) => names.get(keyOf(aboutCode(object))) ?? null;
}
