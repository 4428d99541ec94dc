import type pg from "pg";

type Queryable = Pick<pg.Pool, "query">;

/** Everything that a database is made of, as text: one line a fact, sorted, the same on every run. */
export async function describeCatalogue(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ line: string }>(`${facts.join("\nUNION ALL\n")}\nORDER BY 1`);
  return `${rows.map(({ line }) => line.replaceAll(/\s+/g, " ").trim()).join("\n")}\n`;
}

const ours = "n.nspname IN ('public', 'pgboss') AND c.relname <> '_prisma_migrations'";
const relations = `FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours}`;
const place = "n.nspname || '.' || c.relname";
const grantees = "(CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(g.grantee)::text END)";

const facts = [
  // Tables, with who owns them, whether walls bind, and what their comment says.
  `SELECT ${place} || ' is a ' || CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
     WHEN 'm' THEN 'materialised view' WHEN 'S' THEN 'sequence' ELSE c.relkind::text END
     || ' of ' || pg_get_userbyid(c.relowner) || CASE c.relpersistence WHEN 'u' THEN ', unlogged' ELSE '' END
     || CASE WHEN c.relrowsecurity THEN ', walled' ELSE '' END || CASE WHEN c.relforcerowsecurity THEN ', also for its owner' ELSE '' END
     || coalesce(', ' || array_to_string(c.reloptions, ' '), '') || coalesce(' -- ' || obj_description(c.oid, 'pg_class'), '') AS line
   ${relations} AND c.relkind NOT IN ('i', 'I', 't', 'c')`,
  `SELECT ${place} || ' column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
     || CASE WHEN a.attcollation <> t.typcollation THEN ' collate ' || l.collname ELSE '' END
     || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
     || CASE WHEN d.adbin IS NULL THEN '' WHEN a.attgenerated <> '' THEN ' generated as ' ELSE ' default ' END
     || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
   LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum LEFT JOIN pg_collation l ON l.oid = a.attcollation
   WHERE ${ours} AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped`,
  // Not-null constraints are rows of their own since PostgreSQL 18; the columns say it already.
  `SELECT ${place} || ' constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   JOIN pg_constraint k ON k.conrelid = c.oid WHERE ${ours} AND k.contype <> 'n'`,
  `SELECT ${place} || ' index ' || pg_get_indexdef(i.indexrelid)
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_index i ON i.indrelid = c.oid WHERE ${ours}`,
  `SELECT ${place} || ' policy ' || p.polname || ' for ' || p.polcmd::text || ' to '
     || (SELECT string_agg(CASE WHEN r = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(r)::text END, ', ' ORDER BY r) FROM unnest(p.polroles) r)
     || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '') || coalesce(' check ' || pg_get_expr(p.polwithcheck, p.polrelid), '')
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_policy p ON p.polrelid = c.oid WHERE ${ours}`,
  `SELECT ${place} || ' trigger ' || pg_get_triggerdef(t.oid)
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_trigger t ON t.tgrelid = c.oid
   WHERE ${ours} AND NOT t.tgisinternal`,
  // Grants, of tables, of columns, of functions, of schemas; the owner's own are left out.
  `SELECT ${place} || ' grants ' || string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type) || ' to ' || ${grantees}
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) g
   WHERE ${ours} AND c.relkind NOT IN ('i', 'I') AND g.grantee <> c.relowner GROUP BY n.nspname, c.relname, g.grantee`,
  `SELECT ${place} || ' grants ' || g.privilege_type || ' (' || string_agg(a.attname, ', ' ORDER BY a.attnum) || ') to ' || ${grantees}
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g
   WHERE ${ours} AND g.grantee <> c.relowner GROUP BY n.nspname, c.relname, g.grantee, g.privilege_type`,
  `SELECT 'function ' || p.oid::regprocedure || ' of ' || pg_get_userbyid(p.proowner) || CASE WHEN p.prosecdef THEN ', definer' ELSE '' END
     || coalesce(', ' || array_to_string(p.proconfig, ' '), '') || ', body ' || md5(pg_get_functiondef(p.oid))
     || coalesce(', for ' || (SELECT string_agg(${grantees}, ' ' ORDER BY ${grantees}) FROM aclexplode(p.proacl) g WHERE g.grantee <> p.proowner), '')
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('public', 'pgboss')`,
  `SELECT 'schema ' || n.nspname || ' of ' || pg_get_userbyid(n.nspowner) || coalesce(', ' || (
     SELECT string_agg(g.privilege_type || ' for ' || ${grantees}, ', ' ORDER BY g.privilege_type, ${grantees})
     FROM aclexplode(n.nspacl) g WHERE g.grantee <> n.nspowner), '')
   FROM pg_namespace n WHERE n.nspname IN ('public', 'pgboss')`,
  `SELECT 'type ' || n.nspname || '.' || t.typname || ' ' || string_agg(e.enumlabel, ' ' ORDER BY e.enumsortorder)
   FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_enum e ON e.enumtypid = t.oid
   WHERE n.nspname IN ('public', 'pgboss') GROUP BY n.nspname, t.typname`,
];
