import { rows } from "@rookery/db/testing";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { limits } from "../../../rate-limits.ts";
import { createTestApp, refusalOf, type TestApp } from "../../../testing/create-test-app.ts";
import { deliverMails } from "../../../testing/deliver-mails.ts";
import { foundTenant, type FoundTenant } from "../../../testing/found-tenant.ts";
import { noBrand } from "../brand.schema.ts";

let world: TestApp;
beforeAll(async () => {
  world = await createTestApp(inject("databaseServer"));
});
afterAll(() => world.close());

const logo = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><rect width="400" height="100" fill="#0d9488"/></svg>`,
);

interface Sent {
  readonly status: number;
  readonly url?: string;
  readonly error?: { data: { code: string; reason: string; field?: string } };
}

async function upload(
  of: FoundTenant,
  slot: string,
  body: Uint8Array<ArrayBuffer>,
  person = of.admin,
): Promise<Sent> {
  const answer = await world.app.request(`/uploads/brand?slot=${slot}`, {
    method: "POST",
    body,
    headers: {
      "x-portal-client": "portal",
      "x-portal-tenant": of.tenant.slug,
      "content-type": "text/html",
      cookie: `portal_session=${await world.signIn(person.id)}`,
    },
  });
  return { status: answer.status, ...((await answer.json()) as object) };
}

const bytesOf = (buffer: Buffer) => new Uint8Array(buffer);

describe("a picture of a brand", () => {
  test("is drawn anew, kept under the hash of what is served, and shown to whoever asks, for ever", async () => {
    const of = await foundTenant(world);
    const { url = "" } = await upload(of, "logo", bytesOf(logo));
    expect(url).toMatch(new RegExp(`^/brand/${of.tenant.id}/[0-9a-f]{32}-640x160\\.png$`));
    expect((await upload(of, "logo", bytesOf(logo))).url).toBe(url);
    const shown = await world.app.request(url);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    });
    expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({
      format: "png",
      width: 640,
    });
  });

  test("as an icon has all its sizes", async () => {
    const of = await foundTenant(world);
    const { url = "" } = await upload(of, "favicon", bytesOf(logo));
    expect(url).toMatch(/-192\.png$/);
    for (const size of [32, 180, 192, 512]) {
      const shown = await world.app.request(url.replace("-192.", `-${size}.`));
      expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({
        width: size,
        height: size,
      });
    }
  });

  test.each([
    ["that runs a script", `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`, "image_svg_active"],
    ["that is HTML", "<!doctype html><script>1</script>", "image_unknown_type"],
    ["that is nothing", "", "file_empty"],
    ["that is too large", "x".repeat(1024 * 1024 + 1), "image_too_many_bytes"],
  ])("%s is refused on its own field", async (_, text, reason) => {
    const of = await foundTenant(world);
    const sent = await upload(of, "logoDark", bytesOf(Buffer.from(text)));
    expect(sent.error?.data).toMatchObject({ code: "invalid", reason, field: "logoDark" });
    expect(sent.status).toBe(400);
  });

  test("is taken from those who manage the brand, for a place that there is", async () => {
    const of = await foundTenant(world);
    expect((await upload(of, "logo", bytesOf(logo), of.member)).error?.data.code).toBe("forbidden");
    expect((await upload(of, "banner", bytesOf(logo))).error?.data.code).toBe("invalid");
  });

  test("is one of some hundred in a day: each that was kept stays, whether or not it is ever published", async () => {
    const of = await foundTenant(world);
    const { points } = limits.brandPicturesDay;
    for (let turn = 0; turn < points; turn += 1)
      await world.deps.limits.spend("brandPicturesDay", of.tenant.id);
    expect((await upload(of, "logo", bytesOf(logo))).error?.data.code).toBe("limited");
  });

  test("of one tenant is not there at another's own host", async () => {
    const [of, other] = [await foundTenant(world), await foundTenant(world)];
    const { url = "" } = await upload(of, "logo", bytesOf(logo));
    const { superuser } = world.database;
    const hostOf = async (tenantId: string) =>
      (await rows.portalHost(superuser, { tenantId, verified: new Date(), isMain: true })).host;
    const at = async (host: string) => (await world.app.request(url, { headers: { host } })).status;
    expect(await at(await hostOf(of.tenant.id))).toBe(200);
    expect(await at(await hostOf(other.tenant.id))).toBe(404);
    for (const path of [
      `/brand/${of.tenant.id}/../../secret.png`,
      `/brand/${of.tenant.id}/x.png`,
      "/brand/x/y.png",
    ])
      expect((await world.app.request(path)).status).toBe(404);
  });

  test("travels in the mails of the tenant, once it is published", async () => {
    const of = await foundTenant(world);
    const { url = null } = await upload(of, "mailLogo", bytesOf(logo));
    await of.asAdmin.brand.publish(
      await of.asAdmin.brand.saveDraft({ values: { ...noBrand, mailLogoUrl: url }, revision: 0 }),
    );
    await of.asOwner.invites.create({ emails: ["neu@kunde.example"], role: "admin", companies: [], days: 7 });
    const { mailInvite } = await import("../../invites/mail-invite.ts");
    const { rows: jobs } = await world.database.superuser.query<{
      data: { tenantId: string; inviteId: string };
    }>("SELECT data FROM pgboss.job WHERE name = 'mail-invite' AND data ->> 'tenantId' = $1", [of.tenant.id]);
    for (const { data } of jobs) await mailInvite(world.deps, data);
    const [mail] = await deliverMails(world, "neu@kunde.example");
    expect(mail?.html).toContain('<img src="cid:logo"');
    expect(mail?.pictures).toMatchObject([{ cid: "logo", width: 192, height: 48 }]);
    expect(await sharp(Buffer.from(mail?.pictures[0]?.png ?? "", "base64")).metadata()).toMatchObject({
      width: 576,
    });
  });

  test("by address is asked for through the guard alone", async () => {
    const { asAdmin } = await foundTenant(world);
    for (const url of ["https://127.0.0.1/logo.png", "https://[::1]/logo.png", "https://169.254.169.254/x"])
      expect(await refusalOf(asAdmin.brand.takePicture({ slot: "logo", url }))).toBe(
        "unavailable: image_url_silent",
      );
    for (const url of ["http://kunde.example/logo.png", "file:///etc/passwd", "data:image/png;base64,x"])
      expect(await refusalOf(asAdmin.brand.takePicture({ slot: "logo", url }))).toBe(
        "invalid: invalid_input",
      );
  }, 30_000);
});
