import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rows } from "@rookery/db/testing";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createApp, type AppOptions } from "./app.ts";
import { hashPassword } from "./passwords.ts";
import { hostnameOf } from "./portal-address.ts";
import { createTestApp, type TestApp } from "./testing/create-test-app.ts";
import { deliverMails, mailedToken } from "./testing/deliver-mails.ts";
import { foundTenant, type FoundTenant } from "./testing/found-tenant.ts";

const folder = mkdtempSync(join(tmpdir(), "rookery-address-"));
const options: AppOptions = {
  health: { current: async () => ({ ready: true, checks: {} }), drain: () => undefined },
  portalFolder: folder,
  mailFolder: undefined,
};
let world: TestApp;
let app: TestApp["app"];
beforeAll(async () => {
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><html lang="en"><head><title>Portal</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" /></head></html>`,
  );
  writeFileSync(join(folder, "favicon.svg"), "<svg/>");
  world = await createTestApp(inject("databaseServer"));
  app = createApp(world.deps, options);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

interface Hosted extends FoundTenant {
  readonly host: string;
}

/** A tenant that is reached at a host of its own. */
async function hosted(brand = "Nordlicht Mail"): Promise<Hosted> {
  const found = await foundTenant(world);
  const { superuser } = world.database;
  const { host } = await rows.portalHost(superuser, {
    tenantId: found.tenant.id,
    verified: new Date(),
    isMain: true,
  });
  await superuser.query(
    `INSERT INTO tenant_config (tenant_id, theme_name, theme_primary_color, brand_version) VALUES ($1, $2, '#0a7d55', 1)
     ON CONFLICT (tenant_id) DO UPDATE SET theme_name = $2, theme_primary_color = '#0a7d55', brand_version = 1`,
    [found.tenant.id, brand],
  );
  return { ...found, host };
}

async function sessionAt(personId: string, host: string | null): Promise<string> {
  const token = world.deps.tokens.mint();
  await world.database.superuser.query(
    "INSERT INTO sessions (user_id, token_hash, expires, host) VALUES ($1, $2, now() + interval '1 hour', $3)",
    [personId, world.deps.tokens.hash(token), host],
  );
  return token;
}

interface Asked {
  readonly host: string;
  readonly token?: string;
  readonly tenant?: string;
  readonly input?: object;
  readonly more?: Record<string, string>;
}

async function call(procedure: string, { host, token, tenant, input, more }: Asked, method = "GET") {
  const headers = {
    host,
    "content-type": "application/json",
    "x-portal-client": "portal",
    ...(token === undefined ? {} : { cookie: `portal_session=${token}` }),
    ...(tenant === undefined ? {} : { "x-portal-tenant": tenant }),
    ...more,
  };
  const body = method === "POST" && input ? { body: JSON.stringify(input) } : {};
  const answer = await app.request(`/trpc/${procedure}`, { method, headers, ...body });
  const text = await answer.text();
  const said = text.startsWith("{")
    ? (JSON.parse(text) as { result?: { data: unknown }; error?: { data: { code: string; reason: string } } })
    : undefined;
  return {
    status: answer.status,
    data: said?.result?.data,
    error: said?.error?.data,
    text,
    headers: answer.headers,
  };
}

const page = (host: string, path = "/sign-in") => app.request(path, { headers: { host } });

describe("the name in a Host header", () => {
  test.each([
    ["Portal.Example:8443", "portal.example"],
    ["portal.example.", "portal.example"],
    ["[::1]:3000", "[::1]"],
    ["a b", undefined],
    ["evil.example/@portal.example", undefined],
    ["user@portal.example", undefined],
    ["", undefined],
  ])("%j is %s", (header, name) => {
    expect(hostnameOf(header)).toBe(name);
  });
});

describe("a request", () => {
  test("at a host that nobody has proven gets a page that says nothing, whatever is asked", async () => {
    const claimed = await rows.portalHost(world.database.superuser, {
      tenantId: (await foundTenant(world)).tenant.id,
    });
    const answers = await Promise.all([
      page("nobody.example"),
      page(claimed.host),
      page("203.0.113.9"),
      page("nobody.example", "/trpc/sessions.current"),
      page("nobody.example", "/assets/app.js"),
      page("nobody.example", "/manifest.webmanifest"),
    ]);
    const texts = await Promise.all(answers.map((each) => each.text()));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain("There is no page at this address.");
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(texts[0]).not.toMatch(/rookery/i);
  });

  test("at a tenant's own host comes in its brand before anybody is signed in, whatever forwarded headers say", async () => {
    const { host } = await hosted();
    const answer = await app.request("/sign-in", {
      headers: {
        host: `${host.toUpperCase()}:3000`,
        "x-forwarded-host": "localhost",
        forwarded: "host=localhost",
      },
    });
    const html = await answer.text();
    expect(html).toContain("<title>Nordlicht Mail</title>");
    expect(html).toContain('<style id="brand-sheet">:root:root');
    expect(html).not.toMatch(/rookery/i);
    expect((await page(host, "/favicon.svg")).status).toBe(404);
    const manifest = (await (await page(host, "/manifest.webmanifest")).json()) as { name: string };
    expect(manifest.name).toBe("Nordlicht Mail");
  });

  test("is believed by the origin of its own host alone", async () => {
    const [one, two] = [await hosted(), await hosted()];
    const signOut = (host: string, origin: string) =>
      call("sessions.signOut", { host, more: { origin } }, "POST").then(({ status }) => status);
    expect(await signOut(one.host, `http://${one.host}:3000`)).toBe(200);
    expect(await signOut(one.host, `http://${two.host}:3000`)).toBe(403);
    expect(await signOut(one.host, "http://localhost:3000")).toBe(403);
    expect(await signOut("localhost:3000", `http://${one.host}:3000`)).toBe(403);
  });

  test("carries no session from one host to another, nor to the platform's", async () => {
    const [one, two] = [await hosted(), await hosted()];
    const token = await sessionAt(one.member.id, one.host);
    const who = (host: string) => call("sessions.current", { host, token }).then(({ data }) => data);
    expect(await who(one.host)).toMatchObject({ user: { id: one.member.id } });
    expect(await who(two.host)).toBeNull();
    expect(await who("localhost:3000")).toBeNull();
    const platform = await sessionAt(one.member.id, null);
    expect((await call("sessions.current", { host: one.host, token: platform })).data).toBeNull();
  });

  test("at a tenant's own host reaches no other tenant, also where the person belongs to both", async () => {
    const [one, two] = [await hosted(), await hosted()];
    await world.database.superuser.query(
      "INSERT INTO tenant_users (tenant_id, user_id, roles) VALUES ($1, $2, '{admin}')",
      [two.tenant.id, one.owner.id],
    );
    const token = await sessionAt(one.owner.id, one.host);
    const session = await call("sessions.current", { host: one.host, token });
    expect(session.data).toMatchObject({ tenants: [{ slug: one.tenant.slug }] });
    expect((session.data as { tenants: unknown[] }).tenants).toHaveLength(1);
    const own = await call("tenants.byId", { host: one.host, token, tenant: one.tenant.slug });
    expect(own.status).toBe(200);
    const foreign = await call("tenants.byId", { host: one.host, token, tenant: two.tenant.slug });
    const random = await call("tenants.byId", {
      host: one.host,
      token,
      tenant: `t-${randomUUID().slice(0, 8)}`,
    });
    const bare = (text: string) => text.replace(/"requestId":"[^"]*"/, "");
    expect(foreign.error?.code).toBe("not_found");
    expect(bare(foreign.text)).toBe(bare(random.text));
  });

  test("cannot make a customer of the platform at a tenant's own host", async () => {
    const { host, owner } = await hosted();
    const form = {
      name: "Ada",
      email: `ada-${randomUUID()}@example.com`,
      password: "quiet otters swim 4 rivers",
      tenantName: "Mine",
    };
    expect((await call("signUp.signUp", { host, input: form }, "POST")).error?.code).toBe("not_found");
    const token = await sessionAt(owner.id, host);
    expect((await call("tenants.add", { host, token, input: { name: "Mine" } }, "POST")).error?.code).toBe(
      "not_found",
    );
  });

  test("for a new password is answered by a mail in the brand, with a link to that host", async () => {
    const { host, member } = await hosted("Polarpost");
    await call("passwordReset.request", { host, input: { email: member.email } }, "POST");
    const [mail] = await deliverMails(world, member.email);
    expect(mail?.fromName).toBe("Polarpost");
    expect(mail?.text).toMatch(new RegExp(`http://${host}:3000/reset/[\\w-]{43}`));
    expect(JSON.stringify(mail)).not.toMatch(/rookery|localhost/i);
    const token = /\/reset\/([\w-]{43})/.exec(mail?.text ?? "")?.[1];
    const reset = await call(
      "passwordReset.reset",
      { host, input: { token, password: "quiet otters swim 4 rivers" } },
      "POST",
    );
    const cookie = /portal_session=([^;]+)/.exec(reset.headers.getSetCookie().join())?.[1] ?? "";
    expect((await call("sessions.current", { host, token: cookie })).data).toMatchObject({
      user: { id: member.id },
    });
    expect((await call("sessions.current", { host: "localhost", token: cookie })).data).toBeNull();
  });

  test("for somebody who does not belong to the tenant is answered by a mail of the platform's, so that no link of theirs goes by the tenant's host", async () => {
    const { host } = await hosted("Lockpost");
    const stranger = await rows.person(world.database.superuser);
    await call("passwordReset.request", { host, input: { email: stranger.email } }, "POST");
    const [mail] = await deliverMails(world, stranger.email);
    expect(mail?.text).toMatch(/http:\/\/localhost:3000\/reset\/[\w-]{43}/);
    expect(mail?.fromName).toBe(world.deps.env.PLATFORM_NAME);
    expect(JSON.stringify(mail)).not.toContain("Lockpost");
    expect(JSON.stringify(mail)).not.toContain(host);
  });

  test("to confirm an address at a tenant's own host leads on to that tenant, and names no newer one", async () => {
    const [one, two] = [await hosted(), await hosted()];
    const { superuser } = world.database;
    await superuser.query(
      "INSERT INTO tenant_users (tenant_id, user_id, roles, created) VALUES ($1, $2, '{member}', now() + interval '1 hour')",
      [two.tenant.id, one.member.id],
    );
    await superuser.query("UPDATE users SET email_verified = NULL WHERE id = $1", [one.member.id]);
    const { email } = one.member;
    await call("signUp.resendVerification", { host: one.host, input: { email } }, "POST");
    const token = await mailedToken(world, email);
    const verified = await call("signUp.verifyEmail", { host: one.host, input: { token } }, "POST");
    expect(verified.data).toMatchObject({ email, tenantSlug: one.tenant.slug });
  });

  test("for a new password of somebody who belongs to another tenant too is answered from the platform's address", async () => {
    const { host, member } = await hosted();
    const other = await foundTenant(world);
    await world.database.superuser.query(
      "INSERT INTO tenant_users (tenant_id, user_id, roles) VALUES ($1, $2, '{admin}')",
      [other.tenant.id, member.id],
    );
    await call("passwordReset.request", { host, input: { email: member.email } }, "POST");
    const [mail] = await deliverMails(world, member.email);
    expect(mail?.text).toMatch(/http:\/\/localhost:3000\/reset\/[\w-]{43}/);
    expect(mail?.text).not.toContain(host);
  });

  test("for a second factor offers no passkey that was made at another host, and asks for one all the same", async () => {
    const { host, member } = await hosted();
    const { superuser } = world.database;
    await rows.password(superuser, {
      userId: member.id,
      hash: await hashPassword("quiet otters swim 4 rivers"),
    });
    await superuser.query(
      "INSERT INTO passkeys (user_id, name, credential_id, public_key, is_backed_up) VALUES ($1, 'Key', $2, '\\x00', false)",
      [member.id, randomUUID()],
    );
    const input = { email: member.email, password: "quiet otters swim 4 rivers" };
    const at = async (where: string) => (await call("sessions.signIn", { host: where, input }, "POST")).data;
    expect(await at("localhost:3000")).toEqual({
      next: "second_factor",
      factors: { totp: false, passkey: true },
    });
    expect(await at(host)).toEqual({ next: "second_factor", factors: { totp: false, passkey: false } });
  });

  test("at a tenant's own host is shown no logo, invite or hand-off of another tenant's, also where the person belongs to both", async () => {
    const [one, two] = [await hosted(), await hosted()];
    const { superuser } = world.database;
    await superuser.query("INSERT INTO tenant_users (tenant_id, user_id, roles) VALUES ($1, $2, '{admin}')", [
      two.tenant.id,
      one.owner.id,
    ]);
    const company = await rows.company(superuser, { tenantId: two.tenant.id });
    const logo = `/files/logos/${two.tenant.id}/${randomUUID()}.png`;
    await superuser.query("UPDATE companies SET logo_url = $2 WHERE id = $1", [company.id, logo]);
    await world.deps.files.write(logo.replace("/files/", ""), new Uint8Array([1]));
    const logoAt = async (host: string, at: string | null) => {
      const cookie = `portal_session=${await sessionAt(one.owner.id, at)}`;
      return (await app.request(logo, { headers: { host, cookie } })).status;
    };
    expect([await logoAt("localhost", null), await logoAt(one.host, one.host)]).toEqual([200, 404]);

    const email = `neu-${randomUUID()}@kunde.example`;
    await two.asOwner.invites.create({ emails: [email], role: "admin", companies: [], days: 7 });
    const [invite] = await two.asOwner.invites.list();
    const { url } = await two.asOwner.invites.copyLink({ inviteId: invite?.id ?? "" });
    const domain = await rows.domain(superuser, { tenantId: two.tenant.id, companyId: company.id });
    const handoff = await two.asOwner.handoffs.create({ domainId: domain.id, days: 3 });
    const open = async (procedure: string, link: string, host: string) => {
      const input = encodeURIComponent(JSON.stringify({ token: link.split("/").at(-1) }));
      return (await call(`${procedure}?input=${input}`, { host })).status;
    };
    for (const [procedure, link] of [
      ["invites.open", url],
      ["handoffs.open", handoff.url],
    ] as const)
      expect([
        await open(procedure, link, two.host),
        await open(procedure, link, "localhost"),
        (await open(procedure, link, one.host)) < 400,
      ]).toEqual([200, 200, false]);
  });

  test("of a mail provider is sent on to the host where somebody began, and nowhere else", async () => {
    const { host, tenant, member } = await hosted();
    const { superuser } = world.database;
    const begin = async (at: string | null) => {
      const state = `${tenant.slug}..${world.deps.tokens.mint()}`;
      await superuser.query(
        "INSERT INTO mail_consents (tenant_id, begun_by, provider, state_hash, expires, host) VALUES ($1, $2, 'google', $3, now() + interval '5 minutes', $4)",
        [tenant.id, member.id, world.deps.tokens.hash(state), at],
      );
      return state;
    };
    const back = async (state: string, at = "localhost:3000") => {
      const answer = await app.request(`/oauth/callback?code=abc&state=${state}`, { headers: { host: at } });
      return answer.headers.get("location") ?? answer.status;
    };
    const state = await begin(host);
    expect(await back(state)).toBe(`http://${host}:3000/oauth/callback?code=abc&state=${state}`);
    expect(await back(state, host)).toBe(200);
    expect(await back(await begin(null))).toBe(200);
    expect(await back(await begin("evil.example"))).toBe(200);
    expect(await back(`${tenant.slug}..${"x".repeat(43)}`)).toBe(200);
  });

  test("binds no name below a tenant's own host, nor below one that is nobody's, to https", async () => {
    const { host } = await hosted();
    const https = createApp(
      { ...world.deps, env: { ...world.deps.env, APP_URL: "https://app.platform.example" } },
      options,
    );
    const policy = async (at: string) =>
      (await https.request("/sign-in", { headers: { host: at } })).headers.get("strict-transport-security");
    expect(await policy("app.platform.example")).toBe("max-age=31536000; includeSubDomains");
    expect(await policy(host)).toBe("max-age=2592000");
    expect(await policy("nobody.example")).toBe("max-age=2592000");
  });

  test("for kept mails is answered at the platform's own address alone", async () => {
    const { host } = await hosted();
    const kept = createApp(world.deps, { ...options, portalFolder: undefined, mailFolder: folder });
    const at = async (where: string) =>
      (await kept.request("/dev/mail", { headers: { host: where } })).status;
    expect([await at("localhost"), await at(host)]).toEqual([200, 404]);
  });

  test("of a proxy tells which hosts may have a certificate", async () => {
    const { host } = await hosted();
    const ask = async (domain: string) =>
      (await app.request(`/tls/ask?domain=${domain}`, { headers: { host: "127.0.0.1:3000" } })).status;
    expect([await ask(host), await ask("localhost"), await ask("nobody.example"), await ask("")]).toEqual([
      200, 200, 404, 404,
    ]);
  });

  test("finds no page where the database cannot say whose host it is, and says so", async () => {
    const lost = createApp(
      {
        ...world.deps,
        db: (await import("@rookery/db")).createDb({
          appUrl: "postgres://nobody@127.0.0.1:1/x",
          systemUrl: "postgres://nobody@127.0.0.1:1/x",
          poolSize: 1,
        }),
      },
      options,
    );
    const answer = await lost.request("/sign-in", { headers: { host: "portal.kunde.de" } });
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toMatch(/rookery|postgres/i);
  });
});

describe("the first HTML", () => {
  test("lets its own style sheet through the policy, and no other", async () => {
    const { host } = await hosted();
    const answer = await page(host);
    const sheet = /<style id="brand-sheet">([^<]*)<\/style>/.exec(await answer.text())?.[1] ?? "";
    const { createHash } = await import("node:crypto");
    const hash = createHash("sha256").update(sheet).digest("base64");
    expect(answer.headers.get("content-security-policy")).toContain(`style-src 'self' 'sha256-${hash}';`);
    expect((await page("localhost:3000")).headers.get("content-security-policy")).toContain(
      "style-src 'self';",
    );
  });

  test("is not broken out of by a name", async () => {
    const { host } = await hosted(`</script><script>alert(1)</script>"'&`);
    const html = await (await page(host)).text();
    expect(html).not.toContain("<script>alert");
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    const data = /<script type="application\/json" id="brand">(.*?)<\/script>/.exec(html)?.[1] ?? "";
    expect(JSON.parse(data)).toMatchObject({ page: { name: `</script><script>alert(1)</script>"'&` } });
  });

  test("shows a member their tenant's brand at the platform's address, and a stranger none", async () => {
    const { tenant, member } = await hosted("Sirius");
    const stranger = await rows.person(world.database.superuser);
    const titleFor = async (personId?: string) => {
      const cookie =
        personId === undefined ? {} : { cookie: `portal_session=${await sessionAt(personId, null)}` };
      const answer = await app.request(`/t/${tenant.slug}/companies`, {
        headers: { host: "localhost", ...cookie },
      });
      return /<title>(.*)<\/title>/.exec(await answer.text())?.[1];
    };
    expect(await titleFor(member.id)).toBe("Sirius");
    expect(await titleFor(stranger.id)).toBe("Rookery");
    expect(await titleFor()).toBe("Rookery");
  });

  test("speaks the language of the tenant whose host it is, until somebody says another", async () => {
    const { host, tenant } = await hosted();
    await world.database.superuser.query("UPDATE tenant_config SET ui_language = 'de' WHERE tenant_id = $1", [
      tenant.id,
    ]);
    expect(await (await page(host)).text()).toContain('<html lang="de" data-language="de">');
  });
});
