import type { ClientBase, Pool } from 'pg';
import { CALLABLE_FUNCTIONS, GLOBAL_KEYS, OWNER_FUNCTIONS, TABLES, TENANT_TABLES } from './table-register.js';

type Admin = Pick<ClientBase | Pool, 'query'>;

const APP_ROLE = 'opal_app';
const POLICIES: Readonly<Record<string, string>> = { tenant_select: 'r', tenant_insert: 'a', tenant_update: 'w', tenant_delete: 'd' };

/**
 * Reads the catalogue of a database and answers what is wrong with its isolation, in sentences; nothing when all is
 * well. Works on whatever the database holds, so that something new cannot be forgotten.
 */
export async function checkCatalogue(admin: Admin): Promise<string[]> {
  const checks = [checkRelations, checkRowSecurity, checkPolicies, checkGrants, checkForeignKeys, checkUniqueKeys, checkFunctions, checkRoles];
  const findings: string[] = [];
  for (const check of checks) findings.push(...(await check(admin)));
  return findings;
}

async function rowsOf<Row extends object>(admin: Admin, text: string): Promise<Row[]> {
  const { rows } = await admin.query<Row>(text);
  return rows;
}

async function checkRelations(admin: Admin): Promise<string[]> {
  const relations = await rowsOf<{ name: string; kind: string; schema: string }>(
    admin,
    `select c.relname as name, c.relkind as kind, n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'app') and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  );
  const findings = relations
    .filter(({ name, kind, schema }) => schema !== 'public' || kind !== 'r' || TABLES[name] === undefined)
    .map(({ name, kind }) => `${name} (${kind}) is not in the register: say whose rows it holds.`);
  const known = new Set(relations.map(({ name }) => name));
  return [...findings, ...Object.keys(TABLES).filter((name) => !known.has(name)).map((name) => `${name} is in the register and not in the database.`)];
}

async function checkRowSecurity(admin: Admin): Promise<string[]> {
  const rows = await rowsOf<{ name: string; enabled: boolean; forced: boolean }>(
    admin,
    `select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  return rows.flatMap(({ name, enabled, forced }) => {
    const kind = TABLES[name]?.kind;
    if (kind !== 'tenant' && kind !== 'identity') return [];
    return [...(enabled ? [] : [`${name}: row-level security is off.`]), ...(forced ? [] : [`${name}: row-level security is not forced for its owner.`])];
  });
}

interface PolicyRow {
  readonly table: string;
  readonly policy: string;
  readonly command: string;
  readonly permissive: boolean;
  readonly roles: string[];
  readonly using: string | null;
  readonly check: string | null;
}

async function checkPolicies(admin: Admin): Promise<string[]> {
  const policies = await rowsOf<PolicyRow>(
    admin,
    `select c.relname as table, p.polname as policy, p.polcmd as command, p.polpermissive as permissive,
            array(select coalesce(r.rolname, 'public')::text from unnest(p.polroles) as o left join pg_roles r on r.oid = o) as roles,
            pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
       from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'public'::regnamespace`,
  );
  const ofApp = policies.filter(({ roles }) => roles.includes(APP_ROLE) || roles.includes('public'));
  return [...ofApp.flatMap(findingsOfPolicy), ...TENANT_TABLES.flatMap(([name]) => missingPolicies(name, ofApp))];
}

function findingsOfPolicy(policy: PolicyRow): string[] {
  const table = TABLES[policy.table];
  if (table?.kind === 'identity' && policy.table === 'users' && policy.policy === 'members_select' && policy.command === 'r') return [];
  if (table?.kind !== 'tenant') return [`${policy.table}: policy ${policy.policy} opens a table that is not a tenant's.`];
  if (POLICIES[policy.policy] !== policy.command || !policy.permissive) return [`${policy.table}: policy ${policy.policy} is not one of the four.`];
  const expected = `(${table.key} = (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::integer)`;
  const wanted = { using: policy.command === 'a' ? null : expected, check: policy.command === 'a' || policy.command === 'w' ? expected : null };
  return policy.using === wanted.using && policy.check === wanted.check ? [] : [`${policy.table}: policy ${policy.policy} does not compare ${table.key} with the context.`];
}

const missingPolicies = (table: string, policies: readonly PolicyRow[]): string[] =>
  Object.keys(POLICIES)
    .filter((name) => !policies.some((policy) => policy.table === table && policy.policy === name && policy.roles.includes(APP_ROLE)))
    .map((name) => `${table}: policy ${name} is missing.`);

async function checkGrants(admin: Admin): Promise<string[]> {
  const rows = await rowsOf<{ name: string; grantee: string; operations: string[]; columns: string[] }>(
    admin,
    // The grants themselves: the views of information_schema show the same, fifty times slower.
    `select c.relname as name, g.grantee,
            array(select distinct lower(a.privilege_type) from aclexplode(c.relacl) a where a.grantee = g.oid) as operations,
            array(select distinct lower(a.privilege_type) from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = c.oid and a.grantee = g.oid) as columns
       from pg_class c, (select rolname::text as grantee, oid from pg_roles where rolname = '${APP_ROLE}' union all select 'PUBLIC', 0) as g
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  );
  return rows.flatMap(({ name, grantee, operations, columns }) => {
    const wanted = grantee === APP_ROLE ? wantedOperations(name) : new Set<string>();
    const given = new Set([...operations, ...columns]);
    const table = TABLES[name];
    const isByColumn = table?.kind === 'tenant' && table.grants === 'columns';
    return [
      ...[...given].filter((operation) => !wanted.has(operation)).map((operation) => `${name}: ${operation} is granted to ${grantee}.`),
      ...[...wanted].filter((operation) => !given.has(operation)).map((operation) => `${name}: ${operation} is not granted to ${grantee}.`),
      ...(columns.length > 0 && !isByColumn ? [`${name}: single columns are granted to ${grantee}.`] : []),
    ];
  });
}

function wantedOperations(name: string): Set<string> {
  const table = TABLES[name];
  if (table?.kind === 'tenant') return new Set(table.operations);
  return new Set(table?.kind === 'global' || name === 'users' ? ['select'] : []);
}

async function checkForeignKeys(admin: Admin): Promise<string[]> {
  const keys = await rowsOf<{ name: string; child: string; parent: string; childColumns: string[]; parentColumns: string[]; onDelete: string }>(
    admin,
    `select k.conname as name, k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent, k.confdeltype as "onDelete",
            array(select a.attname::text from unnest(k.conkey) with ordinality as c(num, pos) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.num order by c.pos) as "childColumns",
            array(select a.attname::text from unnest(k.confkey) with ordinality as c(num, pos) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.num order by c.pos) as "parentColumns"
       from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`,
  );
  return keys.flatMap(({ name, child, parent, childColumns, parentColumns, onDelete }) => {
    const [one, other] = [TABLES[child], TABLES[parent]];
    if (one?.kind !== 'tenant' || other?.kind !== 'tenant') return [];
    const at = parentColumns.indexOf(other.key);
    const isWithin = at !== -1 && childColumns[at] === one.key;
    const isLedger = child === 'code_audit_log' && onDelete === 'c';
    return [...(isWithin ? [] : [`${name}: a row can point at another organisation's.`]), ...(isLedger ? [`${name}: the ledger must not be cascaded.`] : [])];
  });
}

async function checkUniqueKeys(admin: Admin): Promise<string[]> {
  const keys = await rowsOf<{ name: string; table: string; columns: string[] }>(
    admin,
    `select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as table,
            array(select attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey)) as columns
       from pg_index i join pg_class c on c.oid = i.indrelid where i.indisunique and c.relnamespace = 'public'::regnamespace`,
  );
  return keys
    .filter(({ name, table, columns }) => TABLES[table]?.kind === 'tenant' && !columns.includes('organization_id') && GLOBAL_KEYS[name] === undefined)
    .map(({ name }) => `${name}: a unique key that does not hold the organisation tells of other organisations' rows.`);
}

async function checkFunctions(admin: Admin): Promise<string[]> {
  const functions = await rowsOf<{ name: string; definer: boolean; config: string[] | null; app: boolean; everybody: boolean }>(
    admin,
    `select p.proname as name, p.prosecdef as definer, p.proconfig as config, has_function_privilege('${APP_ROLE}', p.oid, 'execute') as app,
            exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) as everybody
       from pg_proc p where p.pronamespace in ('app'::regnamespace, 'public'::regnamespace)
        and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  );
  return functions.flatMap(({ name, definer, config, app, everybody }) => [
    ...(CALLABLE_FUNCTIONS.has(name) || OWNER_FUNCTIONS.has(name) ? [] : [`function ${name} is not in the register.`]),
    ...(everybody ? [`function ${name} can be called by everybody.`] : []),
    ...(app && !CALLABLE_FUNCTIONS.has(name) ? [`function ${name} can be called by the application.`] : []),
    ...(definer && config?.includes('search_path=pg_catalog, public, pg_temp') !== true ? [`function ${name} runs as its owner without a fixed search path.`] : []),
  ]);
}

async function checkRoles(admin: Admin): Promise<string[]> {
  const roles = await rowsOf<{ name: string; super: boolean; bypass: boolean; owns: boolean; memberOf: string[] }>(
    admin,
    `select r.rolname as name, r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication as super, r.rolbypassrls as bypass,
            exists (select 1 from pg_class c where c.relowner = r.oid) or exists (select 1 from pg_proc p where p.proowner = r.oid) as owns,
            array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid) as "memberOf"
       from pg_roles r where r.rolname = '${APP_ROLE}' or exists (
         select 1 from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid and g.rolname = '${APP_ROLE}' and not r.rolsuper
             -- The owner may be a member, to hand the role on to the logins it makes.
             and r.oid <> (select relowner from pg_class where oid = 'public.brands'::regclass)
             -- So may the owners of other installations in the same cluster, who have no rights here.
             and not exists (select 1 from pg_database d where d.datdba = r.oid))`,
  );
  const schemas = await rowsOf<{ name: string }>(
    admin,
    `select nspname as name from pg_namespace where nspname not in ('pg_catalog', 'information_schema') and nspname !~ '^pg_(toast|temp)'
        and (has_schema_privilege('${APP_ROLE}', oid, 'create') or (has_schema_privilege('${APP_ROLE}', oid, 'usage') and nspname not in ('app', 'public')))`,
  );
  return [
    ...roles.flatMap(({ name, super: isSuper, bypass, owns, memberOf }) => [
      ...(isSuper || bypass ? [`role ${name} gets around row-level security or makes roles.`] : []),
      ...(owns ? [`role ${name} owns something.`] : []),
      ...memberOf.filter((group) => group !== APP_ROLE).map((group) => `role ${name} is a member of ${group}.`),
    ]),
    ...schemas.map(({ name }) => `the application can create in or use schema ${name}.`),
  ];
}
