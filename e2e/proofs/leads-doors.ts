import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Product } from "../product/start-product.ts";
import { makeTenantWorld, type TenantWorld } from "../product/world.ts";
import type { LeadsPart } from "./leads.ts";
import { leadDoors, type Doors } from "./leads-door-list.ts";
import { nought, tried } from "./proof.ts";

/**
 * Each stands on the tenant's list for a reason of its own, and was put there through the product. The last one was erased, so that no lead
 * has it any more.
 */
const held = {
  byList: "opted-out@example.org",
  byDomain: "somebody@closed.example",
  byReport: "bounced@example.org",
  byEdit: "said-no@example.org",
  byComplaint: "complained@example.org",
  byErasure: "erased@example.org",
} as const;

/** Leads of these addresses that somebody could write to. What holds an address is known here, whatever the product says of it. */
async function revivedIn(product: Product, { tenantId }: TenantWorld): Promise<string[]> {
  const { rows } = await product.database.superuser.query<{ email: string }>(
    `SELECT email FROM leads WHERE tenant_id = $1 AND email = ANY ($2)
       AND (status IN ('active', 'archived') OR email = $3)`,
    [tenantId, Object.values(held), held.byErasure],
  );
  return rows.map(({ email }) => email);
}

/** Tries every door with every address, looks after each whether somebody came back, and tells it where nobody should. */
async function tryDoors(
  of: Pick<Doors, "product" | "world" | "folder">,
  isTold: boolean,
): Promise<{ tried: number; revived: number }> {
  const doors = { ...of, held, made: { importId: "", deletionId: "" } };
  const sum = { tried: 0, revived: 0 };
  for (const [name, open] of Object.entries(leadDoors)) {
    sum.tried += await open(doors);
    const back = await revivedIn(doors.product, doors.world);
    if (isTold && back.length > 0) process.stderr.write(`leads: ${back.join(", ")} came back by "${name}"\n`);
    sum.revived += back.length;
  }
  return sum;
}

/**
 * The same with the database's own guards gone: a trigger that refuses to revive, and the question that every bulk writer asks. An import
 * must then bring somebody back, and the proof must see it.
 */
async function withoutGuards(product: Product, folder: string): Promise<boolean> {
  const { superuser } = product.database;
  const { rows } = await superuser.query<{ definition: string }>(
    "SELECT pg_get_functiondef('suppressed_among(text[])'::regprocedure) AS definition",
  );
  await superuser.query("ALTER TABLE leads DISABLE TRIGGER stay_suppressed");
  await superuser.query(
    `CREATE OR REPLACE FUNCTION suppressed_among(p_emails text[]) RETURNS TABLE (email text, status text)
     LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS 'SELECT NULL, NULL WHERE false'`,
  );
  try {
    const world = await makeTenantWorld(product);
    return (await tryDoors({ product, world, folder }, false)).revived > 0;
  } finally {
    await superuser.query(rows[0]?.definition ?? "");
    await superuser.query("ALTER TABLE leads ENABLE TRIGGER stay_suppressed");
  }
}

/** Nobody on the list of whom not to write to is written to again, whichever door they are brought in by. */
export const doorsPart: LeadsPart = async (product, world) => {
  const folder = mkdtempSync(join(tmpdir(), "rookery-doors-"));
  try {
    const { tried: doors, revived } = await tryDoors({ product, world, folder }, true);
    const isBrokenFound = await withoutGuards(product, folder);
    return {
      figures: [tried("leads.suppressed_doors", doors, 150), nought("leads.revived", revived)],
      isBrokenFound,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
