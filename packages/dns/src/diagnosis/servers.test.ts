import { describe, expect, test } from "vitest";
import { verdict, zone } from "../testing/sending-domain.ts";

describe("what the servers are worth", () => {
  const without = zone({ dmarc: "" });

  test("A16 right at the source and not in a cache: waits, with the seconds that are left", async () => {
    expect(await verdict("dmarc", {}, { resolvers: { "192.0.2.1": without } })).toMatchObject({
      state: "stale",
      cause: { code: "negative_cache", secondsLeft: 600 },
      secondsLeft: 600,
      edit: undefined,
    });
    const old = zone({ dmarc: `_dmarc.kaffee.de 1740 TXT "v=DMARC1; p=oops"` });
    expect(await verdict("dmarc", {}, { resolvers: { "192.0.2.1": old } })).toMatchObject({
      state: "stale",
      cause: { code: "stale_cache", secondsLeft: 1740, old: "v=DMARC1; p=oops" },
    });
  });

  test("A24 a resolver's trouble changes no verdict", async () => {
    for (const kind of ["servfail", "timeout", "refused", "truncated", "not_asked"] as const) {
      expect(await verdict("spf", {}, { resolvers: { "192.0.2.1": kind } })).toMatchObject({
        state: "verified",
        notes: [{ code: "spf_lookups" }, { code: "resolver_trouble", kinds: [kind] }],
      });
    }
  });

  test("A24 when no own server answers nothing is known, whatever caches say", async () => {
    for (const kind of ["servfail", "timeout", "refused"] as const) {
      const servers = { "ns1.host.net": kind, "ns2.host.net": kind };
      expect(await verdict("spf", {}, { servers })).toMatchObject({
        state: "unreachable",
        cause: { code: "no_answer", kinds: [kind] },
        edit: undefined,
      });
    }
  });

  test("one own server that is silent does not hide what the other says", async () => {
    const servers = { "ns1.host.net": "timeout", "ns2.host.net": zone() };
    expect((await verdict("spf", {}, { servers })).state).toBe("verified");
  });

  test("servers that are named for the zone and do not serve it are named", async () => {
    const lame = { "ns1.host.net": "lame", "ns2.host.net": "lame" };
    expect(await verdict("spf", {}, { servers: lame })).toMatchObject({
      state: "unreachable",
      cause: { code: "lame_server", servers: ["ns1.host.net", "ns2.host.net"] },
    });
    const half = { "ns1.host.net": "lame", "ns2.host.net": zone() };
    expect(await verdict("dmarc", {}, { servers: half })).toMatchObject({
      state: "verified",
      notes: [{ code: "lame_server", servers: ["ns1.host.net"] }],
    });
  });

  test("a record that only some of the own servers have is pending, and the others are named", async () => {
    const servers = { "ns1.host.net": zone(), "ns2.host.net": without };
    expect(await verdict("dmarc", {}, { servers })).toMatchObject({
      state: "pending",
      cause: { code: "servers_disagree", without: ["ns2.host.net"] },
    });
  });

  test("a domain between two hosts is told so", async () => {
    const servers = { "ns1.old.net": without, "ns1.new.net": zone() };
    const zoneFacts = { delegatedTo: ["ns1.old.net"], servedBy: ["ns1.new.net"] };
    expect(await verdict("dmarc", {}, { servers, zone: zoneFacts })).toMatchObject({
      state: "pending",
      cause: { code: "delegation_differs", delegatedTo: ["ns1.old.net"], servedBy: ["ns1.new.net"] },
    });
  });

  test("a domain that nobody registered is told so", async () => {
    expect(await verdict("spf", {}, { zone: { state: "not_registered" } })).toMatchObject({
      state: "missing",
      cause: { code: "domain_not_registered", domain: "kaffee.de" },
    });
  });

  test("the evidence names every server with what it said", async () => {
    const found = await verdict("dmarc", {}, { resolvers: { "192.0.2.1": without, "192.0.2.2": "timeout" } });
    const own = { role: "authoritative", kind: "records", found: [found.record.value], ttlSeconds: 300 };
    expect(found.evidence).toEqual([
      { server: "ns1.host.net", ...own },
      { server: "ns2.host.net", ...own },
      { server: "192.0.2.1", role: "resolver", kind: "nxdomain", found: [], ttlSeconds: undefined },
      { server: "192.0.2.2", role: "resolver", kind: "timeout", found: [], ttlSeconds: undefined },
    ]);
  });
});
