import type pg from "pg";

/** A back-up that cannot be made or taken as it is; the message says what to do. */
export class BackupFault extends Error {
  override name = "BackupFault";
}

export interface TableContent {
  /** With its schema, quoted where needed. */
  readonly name: string;
  readonly columns: readonly string[];
}

export interface Migration {
  readonly name: string;
  readonly checksum: string;
}

/** What a database holds, apart from its rows. */
export interface Content {
  readonly tables: readonly TableContent[];
  readonly migrations: readonly Migration[];
}

/** Counters of the rate limiter are worth nothing in another database; the history of migrations is its own. */
const leftOut = ["rate_limits", "_prisma_migrations"];

/** @throws BackupFault where the database was never migrated. */
export async function readContent(client: pg.Client): Promise<Content> {
  const { rows: history } = await client.query<{ found: string | null }>(
    "SELECT to_regclass('public._prisma_migrations') AS found",
  );
  if (!history[0]?.found) throw new BackupFault("The database was never migrated. Run db:migrate first.");
  const { rows: migrations } = await client.query<Migration>(
    `SELECT migration_name AS name, checksum FROM public._prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name,
            array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND NOT c.relname = ANY ($1) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     GROUP BY 1 ORDER BY 1`,
    [leftOut],
  );
  return { tables, migrations };
}
