import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createTestApp, refusalOf, type TestApp } from "../../testing/create-test-app.ts";
import { foundTenant, trailOf } from "../../testing/found-tenant.ts";
import { images } from "../../testing/images.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const MEGABYTE = 1024 * 1024;

interface Sent {
  readonly status: number;
  readonly outcome: string;
  readonly logoUrl: string | null | undefined;
}

interface Sender {
  readonly personId?: string;
  readonly tenant: string;
  readonly companyId: string;
  readonly headers?: Record<string, string>;
}

const cookieOf = async (personId: string | undefined): Promise<Record<string, string>> =>
  personId === undefined ? {} : { cookie: `portal_session=${await world.signIn(personId)}` };

async function send(from: Sender, body: Buffer | ReadableStream): Promise<Sent> {
  const init: RequestInit = {
    method: "POST",
    body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
    headers: {
      "x-portal-client": "portal",
      "x-portal-tenant": from.tenant,
      "content-type": "image/png",
      ...(await cookieOf(from.personId)),
      ...from.headers,
    },
    // A stream says no length.
    ...(body instanceof ReadableStream ? { duplex: "half" as const } : {}),
  };
  const answer = await world.app.request(`/uploads/logo?company=${encodeURIComponent(from.companyId)}`, init);
  const said = (await answer.json()) as {
    error?: { data: { code: string; reason: string } };
    logoUrl?: string;
  };
  const { error } = said;
  return {
    status: answer.status,
    outcome: error ? `${error.data.code}: ${error.data.reason}` : "ok",
    logoUrl: said.logoUrl,
  };
}

async function get(url: string, personId: string | undefined): Promise<Response> {
  return world.app.request(url, { headers: await cookieOf(personId) });
}

const filesOf = (tenantId: string): string[] => {
  try {
    return readdirSync(join(world.deps.env.DATA_DIR, "files/logos", tenantId));
  } catch {
    return [];
  }
};

async function acme() {
  const found = await foundTenant(world);
  const { id: companyId } = await found.asOwner.companies.add({ name: "Acme" });
  const from = { personId: found.owner.id, tenant: found.tenant.slug, companyId };
  return { ...found, companyId, from };
}

describe("a company's logo", () => {
  test.each([
    ["png", images.png(64, 64), "image/png"],
    ["jpeg", images.jpeg(64, 64), "image/jpeg"],
    ["webp", images.webpLossy(64, 64), "image/webp"],
  ])("as %s is stored under a name of ours and shown as what it is", async (kind, picture, type) => {
    const { from, owner, tenant, asOwner, companyId } = await acme();
    const { logoUrl } = await send({ ...from, headers: { "content-type": "text/html" } }, picture);
    expect(logoUrl).toMatch(new RegExp(`^/files/logos/${tenant.id}/[0-9a-f-]{36}\\.${kind}$`));
    expect((await asOwner.companies.byId({ companyId })).logoUrl).toBe(logoUrl);
    const shown = await get(logoUrl ?? "", owner.id);
    expect(Buffer.from(await shown.arrayBuffer()).equals(picture)).toBe(true);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      "content-type": type,
      "content-length": String(picture.length),
      "cache-control": "private, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
    });
  });

  test("replaces the one before, file and all, and leaves an audit row", async () => {
    const { from, owner, tenant, companyId } = await acme();
    const first = await send(from, images.png(10, 10));
    const second = await send(from, images.png(20, 20));
    expect(second.logoUrl).not.toBe(first.logoUrl);
    expect(filesOf(tenant.id)).toEqual([second.logoUrl?.split("/").at(-1)]);
    expect((await get(first.logoUrl ?? "", owner.id)).status).toBe(404);
    expect((await trailOf(world, tenant.id)).slice(1)).toMatchObject([
      { action: "companies.setLogo", company_id: companyId, before: { logoUrl: null } },
      { action: "companies.setLogo", before: { logoUrl: first.logoUrl }, after: { logoUrl: second.logoUrl } },
    ]);
  });

  test("sent five times at once leaves one file", async () => {
    const { from, tenant, asOwner, companyId } = await acme();
    await Promise.all(Array.from({ length: 5 }, () => send(from, images.png(10, 10))));
    const { logoUrl } = await asOwner.companies.byId({ companyId });
    expect(filesOf(tenant.id)).toEqual([logoUrl?.split("/").at(-1)]);
  });

  test("is taken away with its file; twice is once", async () => {
    const { from, owner, tenant, asOwner, companyId } = await acme();
    const { logoUrl } = await send(from, images.png(10, 10));
    expect((await asOwner.companies.removeLogo({ companyId })).logoUrl).toBeNull();
    await asOwner.companies.removeLogo({ companyId });
    expect(filesOf(tenant.id)).toEqual([]);
    expect((await get(logoUrl ?? "", owner.id)).status).toBe(404);
    const trail = await trailOf(world, tenant.id);
    expect(trail.filter(({ action }) => action === "companies.removeLogo")).toHaveLength(1);
  });

  test.each([
    ["an empty file", Buffer.alloc(0), "logo_not_an_image"],
    ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "logo_not_an_image"],
    ["HTML called a PNG", Buffer.from("<script>alert(1)</script>"), "logo_not_an_image"],
    ["a picture without width", images.png(1, 1).fill(0, 16, 20), "logo_not_an_image"],
    ["a picture of no height", images.png(1, 1).fill(0, 20, 24), "logo_not_an_image"],
    ["one too wide", images.png(4097, 1), "logo_too_large"],
    ["one too high", images.jpeg(1, 4097), "logo_too_large"],
    ["a byte too many", Buffer.concat([images.png(9, 9), Buffer.alloc(MEGABYTE)]), "logo_too_large"],
  ])("%s is refused, and nothing is kept", async (_, body, reason) => {
    const { from, tenant, asOwner, companyId } = await acme();
    expect(await send(from, body)).toMatchObject({ status: 400, outcome: `invalid: ${reason}` });
    expect(filesOf(tenant.id)).toEqual([]);
    expect((await asOwner.companies.byId({ companyId })).logoUrl).toBeNull();
  });

  test("of a megabyte and of 4,096 pixels is taken", async () => {
    const { from } = await acme();
    const picture = images.png(4096, 1);
    const full = Buffer.concat([picture, Buffer.alloc(MEGABYTE - picture.length)]);
    expect((await send(from, full)).outcome).toBe("ok");
  });

  test("that streams on without saying its length is cut off", async () => {
    const { from, tenant } = await acme();
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 64 * 1024;
        controller.enqueue(new Uint8Array(64 * 1024));
        if (sent > 50 * MEGABYTE) controller.close();
      },
    });
    expect((await send(from, endless)).outcome).toBe("invalid: logo_too_large");
    expect(sent).toBeLessThan(3 * MEGABYTE);
    expect(filesOf(tenant.id)).toEqual([]);
  });

  test("is set by those who manage companies, from the portal, on a company that is there and open", async () => {
    const { from, asOwner, member, companyId, tenant } = await acme();
    const other = await acme();
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: "work" });
    const attempt = (over: Partial<Sender>) => send({ ...from, ...over }, images.png(9, 9));
    const { personId: _, ...nobody } = from;
    expect((await send(nobody, images.png(9, 9))).outcome).toBe("signed_out: signed_out");
    expect((await attempt({ personId: member.id })).outcome).toBe("forbidden: no_permission");
    expect((await attempt({ personId: other.owner.id })).outcome).toBe("not_found: not_found");
    const [foreign, random] = [other.companyId, randomUUID()];
    expect(await attempt({ companyId: foreign })).toEqual(await attempt({ companyId: random }));
    expect((await attempt({ companyId: foreign })).outcome).toBe("not_found: not_found");
    expect((await send({ ...from, companyId: random }, Buffer.alloc(0))).outcome).toBe(
      "not_found: not_found",
    );
    expect((await attempt({ companyId: "../../x" })).outcome).toBe("invalid: invalid_input");
    expect((await attempt({ headers: { origin: "https://evil.example" } })).outcome).toBe(
      "forbidden: cross_site",
    );
    await asOwner.companies.archive({ companyId });
    expect((await attempt({})).outcome).toBe("blocked: company_archived");
    expect(await refusalOf(asOwner.companies.removeLogo({ companyId }))).toBe("blocked: company_archived");
    expect(filesOf(tenant.id)).toEqual([]);
  });

  test("is shown to whoever sees the company, and is not there for anybody else", async () => {
    const { from, asOwner, admin, member, companyId } = await acme();
    const stranger = await foundTenant(world);
    const { logoUrl } = await send(from, images.png(9, 9));
    const status = async (personId: string | undefined) => (await get(logoUrl ?? "", personId)).status;
    expect(await status(admin.id)).toBe(200);
    expect(await status(member.id)).toBe(404);
    await asOwner.companies.setAccess({ companyId, userId: member.id, access: "view" });
    expect(await status(member.id)).toBe(200);
    await world.database.superuser.query("UPDATE tenant_users SET deleted = now() WHERE user_id = $1", [
      member.id,
    ]);
    expect([await status(member.id), await status(stranger.owner.id), await status(undefined)]).toEqual([
      404, 404, 404,
    ]);
    const absent = (logoUrl ?? "").replace(/[0-9a-f-]{36}\.png$/, `${randomUUID()}.png`);
    const said = async (url: string) => {
      const answer = await get(url, stranger.owner.id);
      return `${answer.status} ${(await answer.text()).replace(/"requestId":"[^"]*"/, "")}`;
    };
    expect(await said(logoUrl ?? "")).toBe(await said(absent));
  });

  test.each([
    "/files/logos/x/y.png",
    "/files/logos/..%2f..%2fpostgres/PG_VERSION",
    "/files/logos/%00/a.png",
    "/files/imports/x",
  ])("%s leads nowhere", async (path) => {
    const { owner } = await acme();
    expect((await get(path, owner.id)).status).toBe(404);
  });
});
