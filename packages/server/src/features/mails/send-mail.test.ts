import { asSystem } from "@rookery/db";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, type TestApp } from "../../testing/create-test-app.ts";
import { queueMail, type MailKind } from "./queue-mail.ts";
import { sendQueuedMail } from "./send-mail.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

async function queued(kind: MailKind): Promise<{ mailId: string; person: rows.PersonRow }> {
  const { db, superuser } = world.database;
  const person = await rows.person(superuser);
  const mail = { userId: person.id, kind, recipient: person.email };
  await asSystem(db, "test", (tx) => queueMail(tx, mail));
  const { rows: found } = await superuser.query<{ data: { mailId: string } }>(
    "SELECT j.data FROM pgboss.job j JOIN mails m ON m.id = (j.data->>'mailId')::uuid WHERE m.user_id = $1",
    [person.id],
  );
  return { mailId: found[0]?.data.mailId ?? "", person };
}

const rowOf = async (mailId: string) => {
  const text = "SELECT sent IS NOT NULL AS sent, failure FROM mails WHERE id = $1";
  return (await world.database.superuser.query<{ sent: boolean; failure: string | null }>(text, [mailId]))
    .rows[0];
};
const refusing = (fault: object) => ({
  ...world.deps,
  sendMail: () => Promise.reject(Object.assign(new Error("550 5.1.1 secret text"), fault)),
});
const sentTo = (email: string) => world.mails.filter(({ to }) => to === email);

describe("a queued mail", () => {
  test("goes out once, however often its job runs", async () => {
    const { mailId, person } = await queued("reset_password");
    await sendQueuedMail(world.deps, mailId);
    await sendQueuedMail(world.deps, mailId);
    expect(sentTo(person.email)).toHaveLength(1);
    expect(await rowOf(mailId)).toEqual({ sent: true, failure: null });
  });

  test("carries the only copy of its token: neither its row nor its job nor any table holds one", async () => {
    const { mailId, person } = await queued("reset_password");
    const { superuser } = world.database;
    const before = await superuser.query("SELECT 1 FROM person_tokens WHERE user_id = $1", [person.id]);
    expect(before.rowCount).toBe(0);
    await sendQueuedMail(world.deps, mailId);
    const token = /\/reset\/([\w-]{43})/.exec(sentTo(person.email)[0]?.text ?? "")?.[1] ?? "no token";
    const { rows: kept } = await superuser.query<{ text: string }>(
      `SELECT row_to_json(t)::text AS text FROM person_tokens t UNION ALL SELECT row_to_json(m)::text FROM mails m
       UNION ALL SELECT data::text FROM pgboss.job`,
    );
    const all = kept.map(({ text }) => text).join("\n");
    expect(all).toContain(person.id);
    expect(all).not.toContain(token);
    expect(all).not.toContain(Buffer.from(token).toString("hex"));
  });

  test("that the next hop cannot take now is tried again, and says why in a code alone", async () => {
    const { mailId, person } = await queued("verify_email");
    const failing = sendQueuedMail(refusing({ code: "ECONNECTION" }), mailId);
    await expect(failing).rejects.toThrow("The mail was not taken: ECONNECTION");
    expect(await rowOf(mailId)).toEqual({ sent: false, failure: "ECONNECTION" });
    await sendQueuedMail(world.deps, mailId);
    expect(sentTo(person.email)).toHaveLength(1);
    expect(await rowOf(mailId)).toEqual({ sent: true, failure: null });
  });

  test("to an address that is refused for good is noted and left", async () => {
    const { mailId } = await queued("verify_email");
    await sendQueuedMail(refusing({ code: "EENVELOPE", responseCode: 550 }), mailId);
    expect(await rowOf(mailId)).toEqual({ sent: false, failure: "EENVELOPE 550" });
    const later = sendQueuedMail(refusing({ code: "EENVELOPE", responseCode: 451 }), mailId);
    await expect(later).rejects.toThrow("EENVELOPE 451");
  });

  test("to somebody who is gone meanwhile stays here", async () => {
    const { mailId, person } = await queued("password_changed");
    await world.database.superuser.query("UPDATE users SET deleted = now() WHERE id = $1", [person.id]);
    await sendQueuedMail(world.deps, mailId);
    expect(sentTo(person.email)).toEqual([]);
  });

  test.each([
    ["verify_email", /http:\/\/localhost:3000\/verify-email\?token=[\w-]{43}/],
    ["reset_password", /http:\/\/localhost:3000\/reset\/[\w-]{43}/],
    ["already_registered", /http:\/\/localhost:3000\/sign-in/],
    ["password_changed", /http:\/\/localhost:3000\/account/],
  ] as const)("of kind %s says the same in text and in HTML, and loads nothing", async (kind, link) => {
    const { mailId, person } = await queued(kind);
    await sendQueuedMail(world.deps, mailId);
    const [mail] = sentTo(person.email);
    expect(mail?.text).toMatch(link);
    expect(mail?.html).toMatch(link);
    expect(mail?.html).toMatch(/<html lang="en">/);
    expect(mail?.html).not.toMatch(/<img|<script|<link|src=|url\(/);
    expect(`${mail?.text}${mail?.html}`).not.toContain("undefined");
  });
});
