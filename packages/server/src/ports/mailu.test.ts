import { parseDkimKey, printDkimKey } from "@rookery/dns";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startMailu, type TestMailu } from "../testing/start-mailu.ts";
import { mailu as connect } from "./mailu.ts";

let server: TestMailu;
beforeAll(async () => {
  server = await startMailu();
});
afterAll(() => server.close());
beforeEach(() => {
  server.fault = undefined;
  server.domains.clear();
  server.alternatives.clear();
  server.mailboxes.clear();
  server.calls.length = 0;
});

const here = () => connect({ url: server.url, token: server.token });
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "ok",
    (error: unknown) => (error as { code?: string }).code,
  );

describe("Mailu", () => {
  test("takes a domain in once, however often it is asked", async () => {
    for (let time = 0; time < 2; time += 1) await here().createDomain("kaffee.de");
    expect([...server.domains.keys()]).toEqual(["kaffee.de"]);
    expect(server.calls).toEqual(["GET /domain/kaffee.de", "POST /domain", "GET /domain/kaffee.de"]);
  });

  test("is given one domain by two at once", async () => {
    await Promise.all([here().createDomain("kaffee.de"), here().createDomain("kaffee.de")]);
    expect([...server.domains.keys()]).toEqual(["kaffee.de"]);
  });

  test("makes a domain's key, tells it, and never makes it anew", async () => {
    await here().createDomain("xn--bcher-kva.de");
    const key = await here().deployDkim("xn--bcher-kva.de");
    expect(key.selector).toBe("dkim");
    expect(parseDkimKey(printDkimKey(key.publicKey))).toMatchObject({ bits: 2_048, fault: undefined });
    expect(await here().deployDkim("xn--bcher-kva.de")).toEqual(key);
    expect(server.calls.filter((call) => call.endsWith("/dkim"))).toHaveLength(1);
  });

  test("makes a mailbox in a domain that it has, and leaves one that is there as it is", async () => {
    const mailbox = { email: "ada@kaffee.de", password: "first", name: "Ada", owner: "one" };
    const other = { ...mailbox, owner: "another" };
    expect(await codeOf(here().createMailbox(mailbox))).toBe("unexpected_answer");
    await here().createDomain("kaffee.de");
    const both = [here().createMailbox(mailbox), here().createMailbox({ ...other, password: "second" })];
    expect(new Set(await Promise.all(both.map(codeOf)))).toEqual(new Set(["ok", "mailbox_taken"]));
    const kept = server.mailboxes.get("ada@kaffee.de");
    expect(await codeOf(here().createMailbox({ ...mailbox, owner: "third", password: "third" }))).toBe(
      "mailbox_taken",
    );
    expect(server.mailboxes.get("ada@kaffee.de")).toBe(kept);
    // The third was only asked for, and not tried.
    expect(server.calls.filter((call) => call === "POST /user")).toHaveLength(3);
  });

  test("lets a domain go; one that it has not got is gone already", async () => {
    await here().createDomain("kaffee.de");
    for (let time = 0; time < 2; time += 1) await here().removeDomain("kaffee.de");
    expect(server.domains.size).toBe(0);
  });

  test("that knows the name as an alias says so", async () => {
    server.alternatives.add("kaffee.de");
    expect(await codeOf(here().createDomain("kaffee.de"))).toBe("name_taken");
  });

  test.each([
    ["down", "unreachable"],
    ["busy", "too_many_requests"],
    ["html", "unexpected_answer"],
    ["redirect", "unreachable"],
  ] as const)("that is %s is told apart: %s", async (fault, code) => {
    server.fault = fault;
    expect(await codeOf(here().createDomain("kaffee.de"))).toBe(code);
  });

  test("refuses a wrong token, and is not there at a wrong address", async () => {
    const wrong = connect({ url: server.url, token: "wrong" });
    expect(await codeOf(wrong.createDomain("kaffee.de"))).toBe("token_refused");
    const nowhere = connect({ url: "http://127.0.0.1:1", token: server.token });
    expect(await codeOf(nowhere.deployDkim("kaffee.de"))).toBe("unreachable");
  });

  test("of which nothing is found that it does not have makes no key", async () => {
    expect(await codeOf(here().deployDkim("gone.de"))).toBe("unexpected_answer");
  });
});
