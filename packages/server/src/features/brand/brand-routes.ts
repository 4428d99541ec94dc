import { Readable } from "node:stream";
import type { Context as HonoContext, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { AppEnv } from "../../app.ts";
import type { Deps } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { answerRefusals, callerInTenant } from "../../plain-routes.ts";
import { requireOwnTenant } from "../../portal-address.ts";
import { faceOf, iconOfSize, paintOf } from "./brand-face.ts";
import { brandFileKey } from "./pictures/brand-files.ts";
import { IMAGE_BYTES, imageFileForm, imageSlots } from "./pictures/brand-images.rules.ts";
import { imageFault } from "./pictures/image-fault.ts";
import { keepPicture } from "./pictures/keep-picture.ts";

const slotInput = z.enum(imageSlots);

const tooLarge = (c: HonoContext<AppEnv>) =>
  answerRefusals(c, async () => {
    throw imageFault("image_too_many_bytes", slotInput.parse(c.req.query("slot")));
  });

const tenantForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * `POST /uploads/brand?slot=<slot>` with the picture as its body, for those who may manage the brand;
 * `GET /brand/<tenant id>/<file>`: pictures of brands, which people see before they sign in and in mails; and
 * `GET /manifest.webmanifest`, by which a browser installs the portal under its brand.
 */
export function brandRoutes(app: Hono<AppEnv>, deps: Deps): void {
  app.post("/uploads/brand", bodyLimit({ maxSize: IMAGE_BYTES, onError: tooLarge }), (c) =>
    answerRefusals(c, async () => {
      const ctx = await callerInTenant(c, "brand.manage");
      const slot = slotInput.parse(c.req.query("slot"));
      return c.json(await keepPicture(ctx, slot, new Uint8Array(await c.req.arrayBuffer())));
    }),
  );
  app.get("/brand/:tenant/:file", (c) => answerRefusals(c, () => sendPicture(c, deps)));
  app.get("/manifest.webmanifest", (c) => {
    c.header("cache-control", "private, no-cache");
    return c.body(JSON.stringify(manifestOf(c)), 200, { "content-type": "application/manifest+json" });
  });
}

async function sendPicture(c: HonoContext<AppEnv>, { files }: Deps): Promise<Response> {
  const { tenant = "", file = "" } = c.req.param();
  if (!tenantForm.test(tenant) || !imageFileForm.test(file)) throw notFound();
  requireOwnTenant(c.get("address"), tenant);
  const key = brandFileKey(`/brand/${tenant}/${file}`);
  const bytes = await files.sizeBytes(key);
  if (bytes === undefined) throw notFound();
  c.header("content-type", "image/png");
  c.header("content-length", String(bytes));
  c.header("cache-control", "public, max-age=31536000, immutable");
  return c.body(Readable.toWeb(files.read(key)) as ReadableStream);
}

function manifestOf(c: HonoContext<AppEnv>) {
  const { brand } = c.get("address");
  const { light } = paintOf(brand).tokens;
  const { faviconUrl } = brand;
  const icons =
    faviconUrl === null
      ? [{ src: faceOf(brand).iconUrl, sizes: "any", type: "image/svg+xml" }]
      : ([192, 512] as const).map((size) => ({
          src: iconOfSize(faviconUrl, size),
          sizes: `${size}x${size}`,
          type: "image/png",
        }));
  return {
    name: brand.name,
    short_name: brand.name,
    start_url: "/",
    display: "standalone",
    background_color: light.page,
    theme_color: light.page,
    icons,
  };
}
