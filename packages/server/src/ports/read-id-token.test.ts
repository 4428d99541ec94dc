import { describe, expect, test } from "vitest";
import { readIdToken } from "./read-id-token.ts";

const now = new Date("2026-11-27T12:00:00Z");
const tid = "9188040d-6c67-4c5b-b112-36a304b66dad";
const rules = {
  issuer: "https://login.microsoftonline.com/{tenantid}/v2.0",
  clientId: "ours",
  nonce: "n-1",
  now,
};
const good = {
  iss: `https://login.microsoftonline.com/${tid}/v2.0`,
  aud: "ours",
  exp: now.getTime() / 1_000 + 60,
  nonce: "n-1",
  tid,
  email: "ada@example.com",
  preferred_username: "ada@example.onmicrosoft.com",
};

const token = (claims: object) =>
  ["{}", JSON.stringify(claims), "signature"]
    .map((part) => Buffer.from(part).toString("base64url"))
    .join(".");

describe("an id token", () => {
  test("names the mailbox, by its address or else by the name that was signed in with", () => {
    expect(readIdToken(token(good), rules)).toBe("ada@example.com");
    const { email: _, ...nameless } = good;
    expect(readIdToken(token(nameless), rules)).toBe("ada@example.onmicrosoft.com");
    expect(readIdToken(token({ ...good, aud: ["other", "ours"] }), rules)).toBe("ada@example.com");
  });

  test.each([
    ["of another issuer", { iss: "https://evil.example/v2.0" }],
    ["whose issuer is another tenant than it says", { tid: "11111111-2222-4333-8444-555555555555" }],
    ["for another client", { aud: "other" }],
    ["that is over", { exp: now.getTime() / 1_000 }],
    ["of another consent", { nonce: "n-2" }],
    ["without a nonce", { nonce: undefined }],
  ])("%s names nobody", (_, claims) => {
    expect(readIdToken(token({ ...good, ...claims }), rules)).toBeUndefined();
  });

  test.each([undefined, "", "x", "a.b.c", "a.bnVsbA.c"])("that is none (%s) names nobody", (text) => {
    expect(readIdToken(text, rules)).toBeUndefined();
  });
});
