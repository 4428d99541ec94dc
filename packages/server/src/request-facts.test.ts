import { describe, expect, test } from "vitest";
import { readEnv } from "./env.ts";
import { networkOf, readFacts, trustedProxies } from "./request-facts.ts";

const envOf = (appUrl: string) =>
  readEnv({
    ROOKERY_MODE: "start",
    DATABASE_URL: "postgresql://app@db/rookery",
    DATABASE_SYSTEM_URL: "postgresql://system@db/rookery",
    APP_URL: appUrl,
    APP_SECRET: "a secret of the tests, long enough",
    SECRETS_KEYS: `tests:${Buffer.alloc(32, 7).toString("base64")}`,
  });
const loopback = envOf("http://localhost:3000");
const secure = envOf("https://rookery.example");

function factsOf(
  headers: Record<string, string>,
  peer = "198.51.100.1",
  cidrs: string[] = [],
  env = loopback,
) {
  return readFacts({ header: (name) => headers[name], peer }, env, trustedProxies(cidrs));
}

describe("the network that limits count by", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:192.0.2.7", "192.0.2.7"],
    ["::ffff:c000:207", "192.0.2.7"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:db8:0:0:1::", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["", ""],
  ])("of %s is %s", (address, network) => expect(networkOf(address)).toBe(network));
});

describe("who asks", () => {
  test("is the peer, whatever a stranger forwards", () => {
    const facts = factsOf({
      "x-forwarded-for": "192.0.2.1",
      "x-real-ip": "192.0.2.2",
      forwarded: "for=192.0.2.3",
    });
    expect(facts).toMatchObject({ ipAddress: "198.51.100.1", network: "198.51.100.1" });
  });

  test("is whom a trusted proxy names, and not what the client put in front", () => {
    const headers = { "x-forwarded-for": "1.2.3.4, 192.0.2.9" };
    expect(factsOf(headers, "10.0.0.5", ["10.0.0.0/8"]).ipAddress).toBe("192.0.2.9");
  });

  test("is found behind several proxies of ours", () => {
    const headers = { "x-forwarded-for": "1.2.3.4, 192.0.2.9, 10.0.0.7" };
    expect(factsOf(headers, "10.0.0.5", ["10.0.0.0/8"]).ipAddress).toBe("192.0.2.9");
  });

  test("is found behind a proxy that is reached by IPv6 or by an IPv4 address in its form", () => {
    const headers = { "x-forwarded-for": "2001:db8:9::1" };
    expect(factsOf(headers, "fd00::5", ["fd00::/8"]).network).toBe("2001:db8:9:0::/64");
    expect(factsOf({ "x-forwarded-for": "192.0.2.9" }, "::ffff:10.0.0.5", ["10.0.0.0/8"]).ipAddress).toBe(
      "192.0.2.9",
    );
  });

  test.each(["unknown", "", "192.0.2.9:443", "<script>", "192.0.2.9 OR 1=1"])(
    "stays the proxy where it forwards %j",
    (forwarded) => {
      const facts = factsOf({ "x-forwarded-for": forwarded }, "10.0.0.5", ["10.0.0.0/8"]);
      expect(facts.ipAddress).toBe("10.0.0.5");
    },
  );

  test("without a socket is nobody's address, and still counts somewhere", () => {
    expect(factsOf({}, "")).toMatchObject({ ipAddress: null, network: "" });
  });
});

describe("the session's cookie", () => {
  const token = "t".repeat(43);

  test.each([
    [`portal_session=${token}`],
    [`theme=dark; portal_session=${token}; other=1`],
    [`theme=dark;portal_session=${token}`],
    [`xportal_session=evil; portal_session=${token}`],
    [`portal_session =  ${token}  `],
  ])("is read from %j", (cookie) => expect(factsOf({ cookie }).sessionToken).toBe(token));

  test.each(["", "portal_session", "portal_session=", "=portal_session", "__Host-portal_session=x", "; ; ="])(
    "is absent in %j",
    (cookie) => expect(factsOf({ cookie }).sessionToken).toBeUndefined(),
  );

  test("over https is the one that is bound to the host, and no other", () => {
    const read = (cookie: string) => factsOf({ cookie }, "198.51.100.1", [], secure).sessionToken;
    expect(read(`__Host-portal_session=${token}`)).toBe(token);
    expect(read(`portal_session=${token}`)).toBeUndefined();
    expect(read(`portal_session=planted; __Host-portal_session=${token}`)).toBe(token);
  });
});

describe("what the headers name", () => {
  test.each(["northwind", "a", "a-1"])("a tenant %s", (slug) =>
    expect(factsOf({ "x-portal-tenant": slug }).tenantSlug).toBe(slug),
  );
  test.each(["North", "a b", "a'--", "a".repeat(64), "ä", ""])("no tenant by %j", (slug) =>
    expect(factsOf({ "x-portal-tenant": slug }).tenantSlug).toBeUndefined(),
  );
  test.each(["short", "x".repeat(65), "has space in it", "", "a\u0000bcdefgh"])("no key by %j", (key) =>
    expect(factsOf({ "idempotency-key": key }).idempotencyKey).toBeUndefined(),
  );
  test("a user agent, cut to what a column holds", () => {
    expect(factsOf({ "user-agent": "x".repeat(1_000) }).userAgent).toHaveLength(300);
    expect(factsOf({}).userAgent).toBeNull();
  });
  test("each request gets an id of its own, whatever it says", () => {
    const [one, other] = [factsOf({ "x-request-id": "mine" }), factsOf({ "x-request-id": "mine" })];
    expect(one.requestId).not.toBe("mine");
    expect(one.requestId).not.toBe(other.requestId);
  });
});
