import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createTestApp, type TestApp } from "../testing/create-test-app.ts";
import { sweepExpired } from "./sweep-expired.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

test("what has served goes when its time has come, and not before", async () => {
  const { superuser, db } = world.database;
  const tenant = await rows.tenant(superuser);
  const owner = await rows.member(superuser, { tenantId: tenant.id, role: "owner" });
  const domain = await rows.domain(superuser, { tenantId: tenant.id });
  const of = { tenantId: tenant.id, domainId: domain.id, createdBy: owner.id };
  const [over, open] = [await rows.handoff(superuser, of), await rows.handoff(superuser, of)];
  await superuser.query(
    "UPDATE dns_handoffs SET created = now() - interval '60 days', expires = now() - interval '31 days' WHERE id = $1",
    [over.id],
  );
  const news = { tenantId: tenant.id, subjectId: domain.id, facts: { domain: domain.domain } };
  const [old, fresh] = [await rows.notice(superuser, news), await rows.notice(superuser, news)];
  await superuser.query("UPDATE notices SET created = now() - interval '91 days' WHERE id = $1", [old.id]);
  const consent = (expires: string) =>
    superuser.query(
      `INSERT INTO mail_consents (tenant_id, begun_by, provider, state_hash, expires)
       VALUES ($1, $2, 'google', sha256(gen_random_uuid()::text::bytea), now() + $3::interval)`,
      [tenant.id, owner.id, expires],
    );
  await consent("-1 minute");
  await consent("1 minute");
  await world.signIn(owner.id);
  await superuser.query("UPDATE sessions SET ended = now() - interval '31 days'");
  await world.signIn(owner.id);
  const account = await rows.emailAccount(superuser, {
    tenantId: tenant.id,
    domainId: domain.id,
    domain: domain.domain,
  });
  const reported = (id: string, age: string) =>
    superuser.query(
      `INSERT INTO sending_events (tenant_id, account_id, id, kind, recipient, happened, created)
       VALUES ($1, $2, $3, 'sent', 'a@example.org', now(), now() - $4::interval)`,
      [tenant.id, account.id, id, age],
    );
  await reported("of long ago", "401 days");
  await reported("of last year", "399 days");
  await sweepExpired(db);
  const { rows: left } = await superuser.query(
    `SELECT (SELECT array_agg(id) FROM dns_handoffs) AS links, (SELECT array_agg(id) FROM notices) AS notices, (SELECT count(*)::int FROM sessions) AS sessions,
       (SELECT count(*)::int FROM mail_consents) AS consents, (SELECT array_agg(id) FROM sending_events) AS reports`,
  );
  expect(left).toEqual([
    { links: [open.id], notices: [fresh.id], sessions: 1, consents: 1, reports: ["of last year"] },
  ]);
});
