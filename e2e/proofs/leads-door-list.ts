import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CallRefused, mutate, query } from "../product/api.ts";
import { upload } from "../product/import-file.ts";
import { pressUnsubscribe, reportSending } from "../product/play-sender.ts";
import type { Product } from "../product/start-product.ts";
import type { TenantWorld } from "../product/world.ts";

type Why = "byList" | "byDomain" | "byReport" | "byEdit" | "byComplaint" | "byErasure";

export interface Doors {
  readonly product: Product;
  readonly world: TenantWorld;
  /** Addresses on the tenant's list, by how they came there. */
  readonly held: Readonly<Record<Why, string>>;
  /** For files to import. */
  readonly folder: string;
  /** What an earlier door left for a later one to take back. */
  readonly made: { importId: string; deletionId: string };
}

/** Opens a door as often as makes sense; a refusal is an answer. @returns how often. */
type Door = (doors: Doors) => Promise<number>;

interface LeadRow {
  readonly id: string;
  readonly company: string | null;
  readonly email: string;
  readonly status: string;
  readonly updated: Date;
}

async function leadsOf({ product, world, held }: Doors): Promise<LeadRow[]> {
  const { rows } = await product.database.superuser.query<LeadRow>(
    "SELECT id, company_id AS company, email, status, updated FROM leads WHERE tenant_id = $1 AND email = ANY ($2)",
    [world.tenantId, Object.values(held)],
  );
  return rows;
}

/** A call that is let through or refused; anything else is a fault of the product, or of the proof. */
async function attempt(doors: Doors, path: string, input: object): Promise<boolean> {
  try {
    await mutate(doors.world.owner, path, input);
    return true;
  } catch (error) {
    if (error instanceof CallRefused && ["blocked", "conflict"].includes(error.data.code)) return false;
    throw error;
  }
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isSo()) return;
    await sleep(100);
  }
  throw new Error(`${what} did not end`);
}

async function runLeadJob({ world }: Doors, path: string, input: object): Promise<string> {
  const { jobId } = await mutate<{ jobId: string }>(world.owner, path, input);
  await until(path, async () => {
    const { status } = await query<{ status: string }>(world.owner, "leadJobs.byId", { jobId });
    if (status === "failed") throw new Error(`${path} failed`);
    return status === "done";
  });
  return jobId;
}

async function runImportOf(doors: Doors, emails: readonly string[], choices: object): Promise<string> {
  const { world, folder } = doors;
  const csv = `email,name,status\n${emails.map((email) => `${email},New Name,active\n`).join("")}`;
  const path = join(folder, `${randomUUID()}.csv`);
  writeFileSync(path, csv);
  const expected = { created: 0, duplicate: 0, rejected: 0 };
  const file = { path, bytes: Buffer.byteLength(csv), rows: emails.length, expected };
  const importId = await upload(world.owner, world.company.id, file);
  const columns = { email: 0, name: 1, status: 2 };
  await mutate(world.owner, "imports.run", { importId, columns, ...choices });
  await importReaches(doors, importId, "done");
  return importId;
}

const importReaches = ({ world }: Doors, importId: string, wanted: string): Promise<void> =>
  until(`The import to be ${wanted}`, async () => {
    const { status } = await query<{ status: string }>(world.owner, "imports.byId", { importId });
    if (status === "failed") throw new Error("The import failed");
    return status === wanted;
  });

const addressesOf = ({ held }: Doors): string[] => Object.values(held);
const listsOf = ({ world }: Doors): (string | null)[] => [world.company.id, world.otherCompany.id, null];

async function each<T>(all: readonly T[], open: (one: T) => Promise<unknown>): Promise<number> {
  for (const one of all) await open(one);
  return all.length;
}

const domainOf = (email: string): string => email.split("@")[1] ?? "";

async function entryOf({ world }: Doors, value: string): Promise<string> {
  const { suppressions } = await query<{ suppressions: { id: string; value: string | null }[] }>(
    world.owner,
    "suppressions.list",
    { search: value },
  );
  return suppressions.find((entry) => entry.value === value)?.id ?? "";
}

/** In this order: the first ones put the addresses into every list and then on the list of whom not to write to. */
export const leadDoors: Readonly<Record<string, Door>> = {
  "an import before anybody said no, and the same people in two other lists": async (doors) => {
    const { world, held } = doors;
    doors.made.importId = await runImportOf(doors, addressesOf(doors), {});
    for (const companyId of [world.otherCompany.id, null])
      for (const email of addressesOf(doors)) await attempt(doors, "leads.add", { companyId, email });
    await attempt(doors, "suppressions.add", {
      text: `${held.byList}\n${domainOf(held.byDomain)}`,
      reason: "unsubscribed",
    });
    await reportSending(doors, "bounced", held.byReport);
    await reportSending(doors, "complained", held.byComplaint);
    const said = (await leadsOf(doors)).find(({ email }) => email === held.byEdit);
    await attempt(doors, "leads.update", {
      leadId: said?.id ?? "",
      updatedAt: said?.updated ?? "",
      status: "unsubscribed",
    });
    await attempt(doors, "suppressions.eraseAddress", { email: held.byErasure });
    await until("The domain to be followed", async () =>
      (await leadsOf(doors)).every(({ status }) => status !== "active"),
    );
    return 0;
  },
  "adding a lead": async (doors) => {
    let times = 0;
    for (const companyId of listsOf(doors))
      times += await each(addressesOf(doors), (email) =>
        attempt(doors, "leads.add", { companyId, email: ` ${email.toUpperCase()}` }),
      );
    return times;
  },
  "editing the status": async (doors) => {
    let times = 0;
    for (const status of ["active", "archived"])
      times += await each(await leadsOf(doors), ({ id, updated }) =>
        attempt(doors, "leads.update", { leadId: id, updatedAt: updated, status }),
      );
    return times;
  },
  "editing another lead's address": async (doors) => {
    const { world } = doors;
    return each(addressesOf(doors), async (email) => {
      const other = `${randomUUID()}@example.org`;
      const { leadId } = await mutate<{ leadId: string }>(world.owner, "leads.add", {
        companyId: world.company.id,
        email: other,
      });
      const { updatedAt } = await query<{ updatedAt: string }>(world.owner, "leads.byId", { leadId });
      await attempt(doors, "leads.update", { leadId, updatedAt, email });
    });
  },
  "editing the address away and back": async (doors) =>
    each(await leadsOf(doors), ({ id, updated }) =>
      attempt(doors, "leads.update", {
        leadId: id,
        updatedAt: updated,
        email: `${randomUUID()}@example.org`,
      }),
    ),
  "merging into an active lead, and an active one into it": async (doors) => {
    const { world } = doors;
    let times = 0;
    for (const email of ["kept", "merged"])
      for (const isKept of [true, false])
        times += await each(
          (await leadsOf(doors)).filter(({ company }) => company === world.otherCompany.id),
          async ({ id, company, updated }) => {
            const { leadId } = await mutate<{ leadId: string }>(world.owner, "leads.add", {
              companyId: company,
              email: `${randomUUID()}@example.org`,
            });
            const { updatedAt } = await query<{ updatedAt: string }>(world.owner, "leads.byId", { leadId });
            const [keepId, mergeId] = isKept ? [id, leadId] : [leadId, id];
            const [keepUpdatedAt, mergeUpdatedAt] = isKept ? [updated, updatedAt] : [updatedAt, updated];
            await attempt(doors, "leads.merge", { keepId, keepUpdatedAt, mergeId, mergeUpdatedAt, email });
          },
        );
    return times;
  },
  "an import of the same people, whatever happens to those that are there": async (doors) => {
    let times = 0;
    for (const existing of ["overwrite", "fill", "skip"]) {
      await runImportOf(doors, addressesOf(doors), { existing, tags: ["Again"] });
      times += addressesOf(doors).length;
    }
    return times;
  },
  "changing the status of all that match": async (doors) => {
    let times = 0;
    for (const companyId of listsOf(doors))
      for (const status of ["active", "archived"]) {
        await runLeadJob(doors, "leadJobs.change", {
          companyId,
          filter: {},
          change: { kind: "status", status },
        });
        times += (await leadsOf(doors)).filter(({ company }) => company === companyId).length;
      }
    return times;
  },
  "moving all of the pool into a company": async (doors) => {
    const times = (await leadsOf(doors)).filter(({ company }) => company === null).length;
    const change = { kind: "move", toCompanyId: doors.world.otherCompany.id };
    await runLeadJob(doors, "leadJobs.change", { companyId: null, filter: {}, change });
    return times;
  },
  "deleting all of a company": async (doors) => {
    const companyId = doors.world.company.id;
    const times = (await leadsOf(doors)).filter(({ company }) => company === companyId).length;
    doors.made.deletionId = await runLeadJob(doors, "leadJobs.change", {
      companyId,
      filter: {},
      change: { kind: "delete" },
    });
    return times;
  },
  "adding them again where they were deleted": async (doors) =>
    each(addressesOf(doors), (email) =>
      attempt(doors, "leads.add", { companyId: doors.world.company.id, email }),
    ),
  "bringing back what was deleted": async (doors) => {
    await runLeadJob(doors, "leadJobs.restore", { jobId: doors.made.deletionId });
    return (await leadsOf(doors)).filter(({ company }) => company === doors.world.company.id).length;
  },
  "taking back the import from before": async (doors) => {
    await mutate(doors.world.owner, "imports.undo", { importId: doors.made.importId });
    await importReaches(doors, doors.made.importId, "undone");
    return addressesOf(doors).length;
  },
  "an import into the list that they are gone from": async (doors) => {
    await runImportOf(doors, addressesOf(doors), {});
    return addressesOf(doors).length;
  },
  "reports of the sender, weaker ones and good news among them": async (doors) => {
    let times = 0;
    for (const kind of ["sent", "bounced", "unsubscribed"] as const)
      times += await each(addressesOf(doors), (email) => reportSending(doors, kind, email));
    return times;
  },
  "the link in a mail": async (doors) => each(await leadsOf(doors), ({ id }) => pressUnsubscribe(doors, id)),
  "the list itself, for a weaker reason": async (doors) => {
    await attempt(doors, "suppressions.add", { text: addressesOf(doors).join("\n"), reason: "bounced" });
    return addressesOf(doors).length;
  },
  "lifting an address that its domain holds still": async (doors) => {
    const suppressionId = await entryOf(doors, doors.held.byDomain);
    await attempt(doors, "suppressions.lift", { suppressionId, why: "The proof tries" });
    return 1;
  },
  "a statement that asks nobody": async ({ product, world, held }) => {
    const pool = product.database.superuser;
    return each(Object.values(held), (email) =>
      pool
        .query("UPDATE leads SET status = 'active' WHERE tenant_id = $1 AND email = $2", [
          world.tenantId,
          email,
        ])
        .catch(() => undefined),
    );
  },
};
