import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { deliverMails } from "../../testing/deliver-mails.ts";
import { createDomainWorld, zoneOf, type DomainWorld, type OwnDomain } from "../../testing/domain-world.ts";
import { FORGIVEN_LOOKS } from "../domains/domain-health.ts";

let world: DomainWorld;
beforeAll(async () => {
  world = await createDomainWorld(inject("databaseServer"));
});
afterAll(() => world.close());
beforeEach(() => world.reset());

/** A domain that was verified, broke, and was mended again. */
async function throughALife(): Promise<OwnDomain> {
  const of = await world.withDomain();
  await world.check(of);
  await world.publish(of);
  for (let look = 0; look <= FORGIVEN_LOOKS; look += 1) await world.publish(of, { spf: "" });
  await world.publish(of);
  return of;
}

describe("what happens to a domain", () => {
  test("A18: is told once each time it changes, with the record that it is about", async () => {
    const of = await throughALife();
    const notices = await of.asOwner.notices.list();
    expect(notices.map(({ kind, facts }) => [kind, facts.purpose, facts.domain])).toEqual([
      ["domain_recovered", undefined, of.name],
      ["domain_degraded", "spf", of.name],
      ["domain_verified", undefined, of.name],
    ]);
    expect(notices[0]).toMatchObject({ subjectId: of.domainId, workspaceName: of.company.workspace_name });
  });

  test("is told once, however many looks find it at the same time", async () => {
    const of = await world.withDomain();
    await world.check(of);
    world.tree.publish(of.name, zoneOf((await world.shown(of)).records));
    await Promise.all(Array.from({ length: 5 }, () => world.check(of)));
    expect((await of.asOwner.notices.list()).map(({ kind }) => kind)).toEqual(["domain_verified"]);
  });

  test("is mailed to those who run the tenant, once, whatever happens to the job", async () => {
    const of = await throughALife();
    const subjects = async (to: string) =>
      (await deliverMails(world.app, to)).map(({ subject }) => subject).toSorted();
    const expected = [`${of.name} is verified`, `${of.name} is whole again`, `${of.name} needs attention`];
    expect(await subjects(of.owner.email)).toEqual(expected);
    expect(await subjects(of.admin.email)).toEqual(expected);
    expect(await subjects(of.member.email)).toEqual([]);
    // The queue runs the job again.
    await world.app.database.superuser.query(
      "UPDATE pgboss.job SET state = 'created' WHERE name = 'mail-notice' AND data ->> 'tenantId' = $1",
      [of.tenant.id],
    );
    expect(await subjects(of.owner.email)).toEqual(expected);
    const mail = world.app.mails.find(({ to }) => to === of.owner.email);
    expect(mail?.text).toContain(
      `http://localhost:3000/t/${of.tenant.slug}/c/${of.company.workspace_name}/domains/${of.domainId}`,
    );
  });

  test("is told in the company alone, and not of one that is being purged", async () => {
    const of = await throughALife();
    const { superuser } = world.app.database;
    expect(await of.asMember.notices.list()).toEqual([]);
    const access = { tenantId: of.tenant.id, companyId: of.company.id, userId: of.member.id };
    await rows.companyAccess(superuser, access);
    expect(await (await of.as(of.member)).notices.list()).toHaveLength(3);
    await superuser.query(
      "UPDATE companies SET status = 'archived', archived = now(), purged = now() WHERE id = $1",
      [of.company.id],
    );
    expect(await of.asOwner.notices.list()).toEqual([]);
    expect(await deliverMails(world.app, of.owner.email)).toEqual([]);
  });

  test("is unseen until its reader has seen it, each for themselves", async () => {
    const of = await throughALife();
    const unseen = async (as: typeof of.asOwner) =>
      (await as.notices.list()).filter(({ isUnseen }) => isUnseen).length;
    const [newest, , oldest] = await of.asOwner.notices.list();
    expect(await unseen(of.asOwner)).toBe(3);
    await of.asOwner.notices.markSeen({ noticeId: newest?.id ?? "" });
    expect([await unseen(of.asOwner), await unseen(of.asAdmin)]).toEqual([0, 3]);
    await of.asOwner.notices.markSeen({ noticeId: oldest?.id ?? "" });
    expect(await unseen(of.asOwner)).toBe(0);
  });
});
