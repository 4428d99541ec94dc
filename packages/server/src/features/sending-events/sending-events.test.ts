import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, randomId, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant } from "../../testing/found-tenant.ts";
import { unsubscribeToken } from "../unsubscribe/unsubscribe-token.ts";
import { signatureOf } from "./sending-signature.ts";

const SECRET = "a secret that the sender shares with us";

let world: TestApp;
const now = new Date("2026-11-27T12:00:00Z");
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"), { clock: () => now });
  Object.assign(world.deps.env, { SENDING_SECRET: SECRET });
});
afterAll(() => world.close());

async function home() {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const tenantId = found.tenant.id;
  const company = await rows.company(superuser, { tenantId });
  const other = await rows.company(superuser, { tenantId });
  const { id: domainId, domain } = await rows.domain(superuser, { tenantId, companyId: company.id });
  const account = await rows.emailAccount(superuser, { tenantId, companyId: company.id, domainId, domain });
  const lead = (companyId: string | null, email: string) =>
    rows.lead(superuser, { tenantId, companyId, email });
  const statusOf = async (id: string): Promise<string> => {
    const { rows: kept } = await superuser.query<{ status: string }>(
      "SELECT status FROM leads WHERE id = $1",
      [id],
    );
    return kept[0]?.status ?? "gone";
  };
  const event = (facts: object) => ({
    id: randomId(),
    tenantId,
    accountId: account.id,
    kind: "sent",
    recipient: "grace@example.org",
    at: now.toISOString(),
    ...facts,
  });
  const shown = () => found.asAdmin.emailAccounts.byId({ accountId: account.id });
  return { ...found, tenantId, company, other, account, lead, statusOf, event, shown };
}

/** A report as the sender posts it, without a cookie or a header of ours. */
async function report(events: object[], over: { signature?: string; body?: string } = {}) {
  const body = over.body ?? JSON.stringify({ events });
  const signature = over.signature ?? signatureOf(SECRET, Buffer.from(body), now);
  const answer = await world.app.request("http://localhost:3000/ingest/sending-events", {
    method: "POST",
    headers: { "content-type": "application/json", "x-rookery-signature": signature },
    body,
  });
  return { status: answer.status, body: await answer.json() };
}

describe("a report of the sender", () => {
  test("counts what was sent today, once, however often it comes", async () => {
    const { event, shown } = await home();
    const events = [event({}), event({}), event({})];
    expect(await report(events)).toEqual({ status: 200, body: { taken: 3, repeated: 0, unknown: 0 } });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => report([...events, event({ id: "once" })])),
    );
    const taken = answers.map(({ body }) => (body as { taken: number }).taken);
    expect(taken.toSorted((one, other) => one - other)).toEqual([0, 0, 0, 0, 1]);
    expect((await shown()).sentToday).toBe(4);
  });

  test("counts an event that stands twice in it once", async () => {
    const { event, shown } = await home();
    const twice = event({});
    await report([twice, twice]);
    expect((await shown()).sentToday).toBe(1);
  });

  test("begins anew at the tenant's midnight, and a late report of yesterday changes nothing", async () => {
    const { event, shown } = await home();
    await report([event({ at: "2026-11-26T23:59:00Z" })]);
    expect((await shown()).sentToday).toBe(0);
    await report([event({})]);
    await report([event({ at: "2026-11-26T23:59:30Z" })]);
    expect((await shown()).sentToday).toBe(1);
  });

  test("suppresses an address in every company of the tenant, and by the strongest reason", async () => {
    const { event, lead, statusOf, company, other } = await home();
    const email = `gone-${randomId().slice(0, 8)}@example.org`;
    const leads = [await lead(company.id, email), await lead(other.id, email), await lead(null, email)];
    await report([event({ kind: "bounced", recipient: email })]);
    expect(await statusOf(leads[0]?.id ?? "")).toBe("active");
    await report([event({ kind: "bounced", recipient: email, isPermanent: true })]);
    await report([event({ kind: "complained", recipient: email.toUpperCase() })]);
    await report([event({ kind: "unsubscribed", recipient: email })]);
    expect(await Promise.all(leads.map(({ id }) => statusOf(id)))).toEqual([
      "complained",
      "complained",
      "complained",
    ]);
  });

  test("changes nothing in another tenant, and knows no account that is not there", async () => {
    const [mine, theirs] = [await home(), await home()];
    const { id } = await theirs.lead(theirs.company.id, "shared@example.org");
    const foreign = mine.event({
      accountId: theirs.account.id,
      kind: "complained",
      recipient: "shared@example.org",
    });
    expect((await report([foreign, mine.event({ accountId: randomId() })])).body).toEqual({
      taken: 0,
      repeated: 0,
      unknown: 2,
    });
    await report([mine.event({ kind: "complained", recipient: "shared@example.org" })]);
    expect(await theirs.statusOf(id)).toBe("active");
  });

  test.each([
    ["without a signature", ""],
    ["by another secret", signatureOf("another secret, as long as the right one", Buffer.from("{}"), now)],
    ["of another hour", signatureOf(SECRET, Buffer.from("{}"), new Date(now.getTime() - 3_600_000))],
    ["with a broken header", "t=1,v1=zz"],
  ])("%s is refused", async (_, signature) => {
    expect((await report([], { signature, body: "{}" })).status).toBe(403);
  });

  test.each([["{"], ["{}"], ['{"events":[]}'], ['{"events":[{"id":"a b"}]}']])(
    "that says %s is refused",
    async (body) => {
      expect((await report([], { body })).status).toBe(400);
    },
  );

  test("has no door where no secret is shared", async () => {
    Object.assign(world.deps.env, { SENDING_SECRET: undefined });
    expect((await report([])).status).toBe(404);
    Object.assign(world.deps.env, { SENDING_SECRET: SECRET });
  });
});

describe("a link to unsubscribe", () => {
  const post = (token: string) =>
    world.app.request(`http://localhost:3000/u/${token}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });

  test("works from a mail program's button, in the whole tenant and once (RFC 8058)", async () => {
    const { lead, statusOf, company, other, tenantId } = await home();
    const email = `done-${randomId().slice(0, 8)}@example.org`;
    const [one, same] = [await lead(company.id, email), await lead(other.id, email)];
    const token = unsubscribeToken(SECRET, { tenantId, leadId: one.id });
    expect((await post(token)).status).toBe(204);
    expect((await post(token)).status).toBe(204);
    expect([await statusOf(one.id), await statusOf(same.id)]).toEqual(["unsubscribed", "unsubscribed"]);
    const { rows: trail } = await world.database.superuser.query(
      "SELECT action FROM audit_log WHERE tenant_id = $1 AND action LIKE 'unsubscribe%'",
      [tenantId],
    );
    expect(trail).toHaveLength(1);
  });

  test("shows whom it is for, and asks before it does anything", async () => {
    const { lead, statusOf, company, tenantId } = await home();
    const { id } = await lead(company.id, "ask@example.org");
    const token = unsubscribeToken(SECRET, { tenantId, leadId: id });
    const nobody = await world.as({});
    expect(await nobody.unsubscribe.byToken({ token })).toEqual({
      sender: company.name,
      email: "ask@example.org",
      isUnsubscribed: false,
    });
    expect(await statusOf(id)).toBe("active");
    await nobody.unsubscribe.confirm({ token });
    expect(await nobody.unsubscribe.byToken({ token })).toMatchObject({ isUnsubscribed: true });
  });

  test("is pressed twenty times a quarter of an hour and not more, by machine or by hand", async () => {
    const { lead, company, tenantId } = await home();
    const [pressed, other] = [
      await lead(company.id, "p@example.org"),
      await lead(company.id, "o@example.org"),
    ];
    const token = unsubscribeToken(SECRET, { tenantId, leadId: pressed.id });
    const statuses: number[] = [];
    for (let times = 0; times < 21; times += 1) statuses.push((await post(token)).status);
    expect([statuses.slice(0, 20).every((status) => status === 204), statuses[20]]).toEqual([true, 429]);
    const nobody = await world.as({});
    expect(await refusalOf(nobody.unsubscribe.confirm({ token }))).toBe("limited: too_many_requests");
    expect((await post(unsubscribeToken(SECRET, { tenantId, leadId: other.id }))).status).toBe(204);
  });

  test("that was changed in one place opens nothing", async () => {
    const { lead, statusOf, company, tenantId } = await home();
    const { id } = await lead(company.id, "safe@example.org");
    const token = unsubscribeToken(SECRET, { tenantId, leadId: id });
    for (const at of [0, 20, 30, 50, 63]) {
      const changed = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      expect((await post(changed)).status).toBe(404);
    }
    expect(await statusOf(id)).toBe("active");
  });
});
