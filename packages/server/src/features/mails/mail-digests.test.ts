import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { deliverMails } from "../../testing/deliver-mails.ts";
import { foundTenant, type FoundTenant } from "../../testing/found-tenant.ts";
import { mailDigests } from "./mail-digests.ts";

const DAY_MS = 86_400_000;
const never = new AbortController().signal;

let world: TestApp;
/** The digests look at this clock; everything else at the real one. */
let now: Date;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const run = () => mailDigests({ ...world.deps, clock: () => now }, never);

/** Noon in UTC on the next Tuesday or later, so that neither a morning nor a Monday is near. */
function nextTuesdayNoon(): Date {
  const at = new Date(Date.now() + DAY_MS);
  while (at.getUTCDay() !== 2) at.setTime(at.getTime() + DAY_MS);
  at.setUTCHours(12, 0, 0, 0);
  return at;
}

async function news(of: FoundTenant, domain: string, kind = "domain_degraded"): Promise<void> {
  const { superuser } = world.database;
  const made = await rows.domain(superuser, { tenantId: of.tenant.id });
  await rows.notice(superuser, {
    tenantId: of.tenant.id,
    subjectId: made.id,
    facts: { domain, purpose: "spf" },
  });
  await superuser.query("UPDATE notices SET kind = $2 WHERE tenant_id = $1 AND subject_id = $3", [
    of.tenant.id,
    kind,
    made.id,
  ]);
}

describe("the daily digest", () => {
  test("tells in one mail what was asked for, once, at the reader's morning", async () => {
    now = nextTuesdayNoon();
    const of = await foundTenant(world);
    await of.asOwner.preferences.setNotification({
      kind: "domain_degraded",
      inPortal: true,
      byMail: "daily",
    });
    await of.asOwner.preferences.update({ timeZone: "America/Los_Angeles" });
    await news(of, "one.example");
    await news(of, "two.example");
    await news(of, "good.example", "domain_recovered");
    // Four in the morning in Los Angeles.
    await run();
    expect(await deliverMails(world, of.owner.email)).toEqual([]);
    now = new Date(now.getTime() + 4 * 3_600_000);
    await Promise.all(Array.from({ length: 6 }, run));
    const mails = await deliverMails(world, of.owner.email);
    expect(mails.map(({ subject }) => subject)).toEqual([`${of.tenant.name}: what happened since yesterday`]);
    expect(mails[0]?.text).toMatch(/one\.example needs attention\s+two\.example needs attention/);
    expect(mails[0]?.text).not.toContain("good.example");
    expect(await deliverMails(world, of.admin.email)).toEqual([]);
    now = new Date(now.getTime() + DAY_MS);
    await run();
    expect(await deliverMails(world, of.owner.email)).toHaveLength(1);
  });

  test("stops with all mails of events, and tells a member nothing that only those who run the tenant get", async () => {
    now = nextTuesdayNoon();
    const of = await foundTenant(world);
    const daily = { kind: "domain_degraded", inPortal: true, byMail: "daily" } as const;
    await of.asOwner.preferences.setNotification(daily);
    await of.asOwner.preferences.setMails({ emailNotifications: false, weeklyReports: false });
    await of.asMember.preferences.setNotification(daily);
    await of.asMember.preferences.setMails({ emailNotifications: true, weeklyReports: false });
    await news(of, "one.example");
    await run();
    expect(await deliverMails(world, of.owner.email)).toEqual([]);
    expect(await deliverMails(world, of.member.email)).toEqual([]);
  });
});

describe("the weekly report", () => {
  test("counts what its reader may see, in their language", async () => {
    now = new Date(nextTuesdayNoon().getTime() + 7 * DAY_MS);
    const of = await foundTenant(world);
    const { superuser } = world.database;
    const company = await rows.company(superuser, { tenantId: of.tenant.id });
    for (const companyId of [company.id, null])
      await superuser.query(
        `INSERT INTO imports (tenant_id, company_id, created_by, file_name, file_size_bytes, file_key, status, finished, rows_read, rows_created)
         VALUES ($1, $2, $3, 'leads.csv', 10, 'none', 'done', now() + interval '1 hour', 1234, 1234)`,
        [of.tenant.id, companyId, of.owner.id],
      );
    await rows.companyAccess(superuser, {
      tenantId: of.tenant.id,
      companyId: company.id,
      userId: of.member.id,
    });
    for (const caller of [of.asOwner, of.asMember])
      await caller.preferences.setMails({ emailNotifications: true, weeklyReports: true });
    await of.asMember.preferences.update({ language: "es" });
    await run();
    await run();
    const [ofOwner, ...more] = await deliverMails(world, of.owner.email);
    expect(more).toEqual([]);
    expect(ofOwner?.text).toContain(
      "Imports finished: 2. Leads created: 2,468, updated: 0, lines rejected: 0.",
    );
    expect(ofOwner?.text).toContain("People who joined: 3.");
    const [ofMember] = await deliverMails(world, of.member.email);
    expect(ofMember?.subject).toBe(`${of.tenant.name}: tu semana`);
    expect(ofMember?.text).toContain("Importaciones terminadas: 1. Contactos creados: 1234");
    expect(ofMember?.text).not.toContain("Personas");
    expect(ofMember?.html).toContain('<html lang="es">');
  });
});
