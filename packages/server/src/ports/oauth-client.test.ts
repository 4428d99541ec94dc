import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOAuthClient, type OAuthClient } from "./oauth-client.ts";
import { oauthProviders } from "./oauth-providers.ts";

/** What the next call is answered with. */
let answer: (response: ServerResponse) => void;
const asked: { path: string; form: URLSearchParams }[] = [];
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    asked.push({ path: request.url ?? "", form: new URLSearchParams(body) });
    answer(response);
  });
});
let client: OAuthClient;

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = createOAuthClient(
    { ...oauthProviders.microsoft, tokenUrl: `${url}/token` },
    {
      clientId: "id",
      clientSecret: "secret",
      redirectUri: "https://portal.example/oauth/callback",
      clock: () => new Date("2026-11-27T12:00:00Z"),
    },
  );
});
afterAll(() => server.close());

const json = (status: number, body: unknown) => (response: ServerResponse) =>
  void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

describe("renewing a token", () => {
  test("sends what the provider wants to know, and reads what it gives", async () => {
    answer = json(200, { access_token: "a", expires_in: "3599", refresh_token: "r-2", token_type: "Bearer" });
    expect(await client.refresh("r-1")).toEqual({
      accessToken: "a",
      expiresAt: new Date("2026-11-27T12:59:59Z"),
      refreshToken: "r-2",
    });
    expect(Object.fromEntries(asked.at(-1)?.form ?? [])).toEqual({
      grant_type: "refresh_token",
      refresh_token: "r-1",
      client_id: "id",
      client_secret: "secret",
    });
  });

  test.each<[string, (response: ServerResponse) => void, string]>([
    ["a refusal", json(400, { error: "invalid_grant", error_description: "AADSTS70008" }), "refused"],
    ["a demand to sign in again", json(400, { error: "interaction_required" }), "refused"],
    ["a registration that is wrong", json(401, { error: "invalid_client" }), "unavailable"],
    ["trouble", json(503, {}), "unavailable"],
    ["an answer without a token", json(200, { expires_in: 3_600 }), "unavailable"],
    ["a page", (response) => void response.end("<html>"), "unavailable"],
    ["more than any answer has", json(200, { access_token: "x".repeat(200_000) }), "unavailable"],
    ["a connection that breaks", (response) => void response.destroy(), "unavailable"],
  ])("knows %s for what it is", async (_, next, code) => {
    answer = next;
    await expect(client.refresh("r-1")).rejects.toMatchObject({ code });
  });

  test("follows nobody elsewhere with what it sends", async () => {
    answer = (response) => void response.writeHead(307, { location: "/elsewhere" }).end();
    await expect(client.refresh("r-1")).rejects.toMatchObject({ code: "unavailable" });
    expect(asked.map(({ path }) => path)).not.toContain("/elsewhere");
  });
});
