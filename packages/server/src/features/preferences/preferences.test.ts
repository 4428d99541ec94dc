import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createApp } from "../../app.ts";
import { createHealth } from "../../health.ts";
import { createQueue } from "../../jobs/queue.ts";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { deliverMails } from "../../testing/deliver-mails.ts";
import { foundTenant } from "../../testing/found-tenant.ts";
import { tellNotice } from "../notices/tell-notice.ts";
import { inTenant } from "@rookery/db";
import {
  choosableKinds,
  dayFormat,
  noChoices,
  resolvePreferences,
  timeZoneName,
  timeZones,
} from "./preferences.rules.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const said = (over: object) => ({ language: null, timeZone: null, dateFormat: null, ...over });

describe("what holds", () => {
  test("is the person's choice, else the tenant's, else the browser's", () => {
    const tenants = [said({ language: "es", timeZone: "Europe/Madrid" })];
    expect(resolvePreferences({ ...noChoices, language: "en", theme: "dark" }, tenants)).toEqual({
      theme: "dark",
      language: "en",
      timeZone: "Europe/Madrid",
      dateFormat: null,
    });
    expect(resolvePreferences(noChoices, [])).toMatchObject({ theme: "system", language: "en" });
    expect(resolvePreferences(noChoices, [said({})], "de").language).toBe("de");
    expect(resolvePreferences(noChoices, tenants, "de").language).toBe("es");
  });

  test("outside any tenant is what all tenants that say something agree on", () => {
    const [spanish, silent, english] = [said({ language: "es" }), said({}), said({ language: "en" })];
    expect(resolvePreferences(noChoices, [spanish, silent]).language).toBe("es");
    expect(resolvePreferences(noChoices, [spanish, said({ language: "es" })]).language).toBe("es");
    expect(resolvePreferences(noChoices, [spanish, english]).language).toBe("en");
  });
});

describe("a time zone", () => {
  test.each([
    ["Europe/Kiev", "Europe/Kyiv"],
    ["Europe/Kyiv", "Europe/Kyiv"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["us/pacific", "America/Los_Angeles"],
    ["UTC", "UTC"],
    ["+02:00", undefined],
    ["Mars/Olympus", undefined],
    ["", undefined],
  ])("%s is kept as %s", (given, name) => expect(timeZoneName(given)).toBe(name));

  test("is offered once, by its name of today, and PostgreSQL knows each", async () => {
    const all = timeZones();
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(all.map((zone) => timeZoneName(zone)));
    const { rows: known } = await world.database.superuser.query<{ name: string }>(
      "SELECT given.name FROM unnest($1::text[]) AS given (name) WHERE now() AT TIME ZONE given.name IS NOT NULL",
      [all],
    );
    expect(known).toHaveLength(all.length);
  });
});

test.each([
  ["dmy", "27/11/2026"],
  ["mdy", "11/27/2026"],
  ["ymd", "2026-11-27"],
  [null, "27 nov 2026"],
] as const)("a day in the form %s is %s, in the reader's zone", (dateFormat, written) => {
  const format = dayFormat({ language: "es", timeZone: "Pacific/Auckland", dateFormat });
  expect(format(new Date("2026-11-26T12:00:00Z"))).toBe(written);
});

describe("one's preferences", () => {
  test("change where they are named, and stay as they are where not", async () => {
    const of = await foundTenant(world);
    await of.asMember.preferences.update({ theme: "dark", timeZone: "Europe/Kiev" });
    await of.asMember.preferences.update({ language: "es" });
    const back = await of.asMember.preferences.update({ theme: null });
    expect(back).toEqual({ theme: null, language: "es", timeZone: "Europe/Kyiv", dateFormat: null });
    const session = await of.asMember.sessions.current();
    expect(session?.choices).toEqual(back);
    expect((await of.asOwner.sessions.current())?.choices).toEqual(noChoices);
  });

  test("of many tabs at once all hold", async () => {
    const of = await foundTenant(world);
    await Promise.all([
      of.asMember.preferences.update({ theme: "light" }),
      of.asMember.preferences.update({ dateFormat: "ymd" }),
      of.asMember.preferences.setMails({ emailNotifications: false, weeklyReports: true }),
      of.asMember.preferences.update({ language: "es" }),
    ]);
    expect((await of.asMember.sessions.current())?.choices).toEqual({
      theme: "light",
      language: "es",
      timeZone: null,
      dateFormat: "ymd",
    });
    expect(await of.asMember.preferences.notifications()).toMatchObject({
      emailNotifications: false,
      weeklyReports: true,
    });
  });

  test("take no zone that is none", async () => {
    const of = await foundTenant(world);
    expect(await refusalOf(of.asMember.preferences.update({ timeZone: "Mars/Olympus" }))).toBe(
      "invalid: invalid_input",
    );
  });
});

describe("how one is told", () => {
  const tell = async (tenantId: string, kind: "domain_degraded" | "policies_changed", userId?: string) =>
    inTenant(world.deps.db, { tenantId, companies: "all", personId: userId ?? tenantId }, (tx) =>
      tellNotice(tx, {
        tenantId,
        companyId: null,
        kind,
        subjectId: tenantId,
        facts: { domain: "one.example", person: "Ada" },
        ...(userId !== undefined && { userId }),
      }),
    );

  test("has a line for each kind, at once for all but finished imports", async () => {
    const of = await foundTenant(world);
    const { kinds } = await of.asOwner.preferences.notifications();
    expect(kinds.map(({ kind }) => kind)).toEqual(choosableKinds);
    expect(kinds.filter(({ byMail }) => byMail !== "at_once").map(({ kind }) => kind)).toEqual([
      "import_done",
    ]);
  });

  test("in the bell and by mail is each for itself, and of security whatever was chosen", async () => {
    const of = await foundTenant(world);
    await of.asOwner.preferences.setNotification({
      kind: "domain_degraded",
      inPortal: false,
      byMail: "at_once",
    });
    await of.asAdmin.preferences.setNotification({
      kind: "domain_degraded",
      inPortal: true,
      byMail: "never",
    });
    await tell(of.tenant.id, "domain_degraded");
    const subjects = async (to: string) => (await deliverMails(world, to)).map(({ subject }) => subject);
    expect(await of.asOwner.notices.list()).toEqual([]);
    expect(await of.asAdmin.notices.list()).toHaveLength(1);
    expect(await subjects(of.owner.email)).toEqual(["one.example needs attention"]);
    expect(await subjects(of.admin.email)).toEqual([]);
    await of.asAdmin.preferences.setMails({ emailNotifications: false, weeklyReports: false });
    await tell(of.tenant.id, "policies_changed");
    expect(await subjects(of.admin.email)).toEqual(["The policies of your tenant were changed"]);
  });

  test("of what concerns one person alone, that person only is", async () => {
    const of = await foundTenant(world);
    await tell(of.tenant.id, "domain_degraded", of.admin.id);
    expect(await of.asOwner.notices.list()).toEqual([]);
    const [notice] = await of.asAdmin.notices.list();
    expect(await refusalOf(of.asOwner.notices.markSeen({ noticeId: notice?.id ?? "" }))).toBe(
      "not_found: not_found",
    );
    expect(await deliverMails(world, of.owner.email)).toEqual([]);
    expect(await deliverMails(world, of.admin.email)).toHaveLength(1);
  });
});

describe("the first paint", () => {
  const page = `<!doctype html><html lang="en"><head><title>Portal</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" /></head></html>`;
  const folder = mkdtempSync(join(tmpdir(), "rookery-first-paint-"));
  writeFileSync(join(folder, "index.html"), page);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const open = async (path: string, token?: string) => {
    const health = createHealth(world.deps.db, createQueue(world.database.urls.system, world.deps.log));
    const app = createApp(world.deps, { health, portalFolder: folder, mailFolder: undefined });
    const answer = await app.request(
      path,
      token === undefined ? {} : { headers: { cookie: `portal_session=${token}` } },
    );
    return /<html[^>]*>/.exec(await answer.text())?.[0];
  };

  test("is as the reader has it, in the tenant that the address names", async () => {
    const { superuser } = world.database;
    const of = await foundTenant(world);
    const other = await rows.tenant(superuser);
    await superuser.query(
      "INSERT INTO tenant_users (tenant_id, user_id, roles) VALUES ($1, $2, '{member}')",
      [other.id, of.member.id],
    );
    await superuser.query(
      `INSERT INTO tenant_config (tenant_id, ui_language, ui_timezone, ui_sidebar_default_collapsed) VALUES ($1, 'es', 'Europe/Madrid', true)
       ON CONFLICT (tenant_id) DO UPDATE SET ui_language = 'es', ui_timezone = 'Europe/Madrid', ui_sidebar_default_collapsed = true`,
      [of.tenant.id],
    );
    const token = await world.signIn(of.member.id);
    const here = `/t/${of.tenant.slug}/companies`;
    expect(await open(here, token)).toBe(
      '<html lang="es" data-theme-choice="system" data-time-zone="Europe/Madrid" data-sidebar="narrow">',
    );
    expect(await open(`/t/${other.slug}`, token)).toBe('<html lang="en" data-theme-choice="system">');
    await of.asMember.preferences.update({ theme: "dark", language: "en", dateFormat: "ymd" });
    expect(await open(here, token)).toBe(
      '<html lang="en" data-theme-choice="dark" data-time-zone="Europe/Madrid" data-date-format="ymd" data-sidebar="narrow">',
    );
  });

  test("tells nothing to whoever is not signed in, or no longer", async () => {
    const of = await foundTenant(world);
    await of.asMember.preferences.update({ theme: "dark" });
    const token = await world.signIn(of.member.id);
    await world.database.superuser.query("UPDATE sessions SET ended = now() WHERE user_id = $1", [
      of.member.id,
    ]);
    const here = `/t/${of.tenant.slug}/companies`;
    for (const given of [undefined, token, "A".repeat(43)])
      expect(await open(here, given)).toBe('<html lang="en">');
  });
});
