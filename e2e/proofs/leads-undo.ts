import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { mutate, query, type Session } from "../product/api.ts";
import { ended, runImport, upload } from "../product/import-file.ts";
import { writeLeadFile } from "../product/lead-file.ts";
import type { Product } from "../product/start-product.ts";
import type { LeadsPart } from "./leads.ts";
import { nought, tried } from "./proof.ts";

/** Leads that the undone import created or changed. */
const ROWS = 100_000;
const EDITED = 1_000;

interface Undone {
  readonly status: string;
  readonly undo: { readonly reversed: number; readonly kept: number; readonly failed: number } | null;
}

interface Kept {
  readonly leads: readonly { readonly leadId: string; readonly email: string; readonly reason: string }[];
  readonly nextCursor: string | null;
}

/** Every lead of the company, as one text a lead. */
async function picture(product: Product, companyId: string): Promise<Map<string, string>> {
  const { rows } = await product.database.superuser.query<{ id: string; says: string }>(
    "SELECT id, concat_ws('|', email, name, company, status, updated) AS says FROM leads WHERE company_id = $1",
    [companyId],
  );
  return new Map(rows.map(({ id, says }) => [id, says]));
}

async function allKept(session: Session, importId: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null; ;) {
    const page: Kept = await query<Kept>(session, "imports.kept", {
      importId,
      limit: 100,
      ...(cursor && { cursor }),
    });
    ids.push(...page.leads.map(({ leadId }) => leadId));
    if (page.nextCursor === null) return ids;
    cursor = page.nextCursor;
  }
}

/** Waits for the end of the undo; its server is killed once on the way. */
async function undoneWithAKill(product: Product, session: Session, importId: string): Promise<Undone> {
  await mutate(session, "imports.undo", { importId });
  let isKilled = false;
  for (const until = Date.now() + 240_000; Date.now() < until; await sleep(50)) {
    const state = await query<Undone>(session, "imports.byId", { importId }).catch(() => undefined);
    if (state?.status === "undone") return state;
    if (!isKilled && (state?.undo?.reversed ?? 0) > 10_000) {
      isKilled = true;
      await product.kill();
      await product.launch();
    }
  }
  throw new Error("The undo did not end in time");
}

interface Undoing {
  readonly rows: number;
  readonly edited: number;
  /** Whether an edit says when it was, as every writer of the product does. */
  readonly saysTime: boolean;
}

/**
 * An import over half of a list is undone after some of its leads were edited, and its server is killed on the way: three lists, exact.
 * @returns how many leads the import had touched, and how many differ from what an undo must leave.
 */
async function undoOne(
  product: Product,
  session: Session,
  { rows, edited, saysTime }: Undoing,
): Promise<{ touched: number; wrong: number }> {
  const folder = mkdtempSync(join(tmpdir(), "rookery-undo-"));
  try {
    const { id: companyId } = await mutate<{ id: string }>(session, "companies.add", {
      name: `Undo ${rows}`,
    });
    const importFile = async (name: string, count: number) => {
      const importId = await upload(
        session,
        companyId,
        await writeLeadFile({ path: join(folder, name), rows: count }),
      );
      await runImport(session, importId);
      return ended(session, importId);
    };
    await importFile("first.csv", rows / 2);
    // Half of the list says something else when the file comes, so that the file changes it back.
    const { superuser } = product.database;
    await superuser.query(
      "UPDATE leads SET name = 'Before ' || email, updated = now() WHERE company_id = $1",
      [companyId],
    );
    const before = await picture(product, companyId);
    const { id: importId, counts } = await importFile("second.csv", rows);
    const touched = counts.created + counts.updated;
    const { rows: changed } = await superuser.query<{ id: string }>(
      `UPDATE leads SET name = 'By hand', updated = CASE WHEN $3 THEN now() ELSE updated END WHERE id IN (
         SELECT id FROM leads WHERE company_id = $1 ORDER BY md5(id::text) LIMIT $2) RETURNING id`,
      [companyId, edited, saysTime],
    );
    const byHand = new Set(changed.map(({ id }) => id));
    const handmade = await picture(product, companyId);
    const { undo } = await undoneWithAKill(product, session, importId);
    const after = await picture(product, companyId);
    const kept = await allKept(session, importId);
    const expected = new Map(before);
    for (const id of byHand) expected.set(id, handmade.get(id) ?? "");
    const wrong =
      [...expected].filter(([id, says]) => after.get(id) !== says).length +
      [...after.keys()].filter((id) => !expected.has(id)).length +
      kept.filter((id) => !byHand.has(id)).length +
      Math.abs(kept.length - byHand.size) +
      Math.abs((undo?.kept ?? 0) - byHand.size) +
      Math.abs((undo?.reversed ?? 0) - (touched - byHand.size)) +
      (undo?.failed ?? 0);
    return { touched, wrong };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A hundred thousand rows, of which a thousand were edited since; and a few whose edits hide when they were, which are lost and seen. */
export const undoPart: LeadsPart = async (product, { owner }) => {
  const { touched, wrong } = await undoOne(product, owner, { rows: ROWS, edited: EDITED, saysTime: true });
  const broken = await undoOne(product, owner, { rows: 1_000, edited: 10, saysTime: false });
  return {
    figures: [tried("leads.undo_rows", touched, ROWS * 0.9), nought("leads.undo_wrong", wrong)],
    isBrokenFound: broken.wrong > 0,
  };
};
