import { Readable } from "node:stream";
import type { Context as HonoContext, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { AppEnv } from "../../app.ts";
import type { Deps } from "../../context.ts";
import { notFound } from "../../errors.ts";
import { requireOwnTenant } from "../../portal-address.ts";
import { answerRefusals, callerInTenant } from "../../plain-routes.ts";
import { companyById } from "./companies.queries.ts";
import { companyInput } from "./companies.schema.ts";
import { logoKeyOf, logoUrlOf, maySeeLogo } from "./logo-file.ts";
import { LOGO_BYTES, logoTooLarge, setLogo } from "./set-logo.ts";

const types: Record<string, string> = { png: "image/png", jpeg: "image/jpeg", webp: "image/webp" };

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const tenantForm = new RegExp(`^${uuid}$`);
const fileForm = new RegExp(`^${uuid}\\.(png|jpeg|webp)$`);

/**
 * `POST /uploads/logo?company=<id>` with the image as its body, for those who may manage companies, and
 * `GET /files/logos/<tenant id>/<file>` for whoever sees the company that shows it. A new logo has a new address, so an
 * old one may be kept for ever; it is kept in the reader's own cache only.
 */
export function logoRoutes(app: Hono<AppEnv>, deps: Deps): void {
  const tooLarge = (c: HonoContext<AppEnv>) =>
    answerRefusals(c, async () => {
      throw logoTooLarge();
    });
  app.post("/uploads/logo", bodyLimit({ maxSize: LOGO_BYTES, onError: tooLarge }), (c) =>
    answerRefusals(c, async () => {
      const ctx = await callerInTenant(c, "companies.manage");
      const { companyId } = companyInput.parse({ companyId: c.req.query("company") });
      // Before the body is looked at: who may not see the company learns nothing by what is sent.
      await companyById(ctx, { companyId });
      return c.json(await setLogo(ctx, companyId, new Uint8Array(await c.req.arrayBuffer())));
    }),
  );
  app.get("/files/logos/:tenant/:file", (c) => answerRefusals(c, () => sendLogo(c, deps)));
}

async function sendLogo(c: HonoContext<AppEnv>, deps: Deps): Promise<Response> {
  const tenantId = c.req.param("tenant") ?? "";
  const file = c.req.param("file") ?? "";
  const type = types[fileForm.exec(file)?.[1] ?? ""];
  const { person } = await c.get("context")().caller();
  if (type === undefined || !tenantForm.test(tenantId) || !person) throw notFound();
  requireOwnTenant(c.get("address"), tenantId);
  const url = logoUrlOf(tenantId, file);
  if (!(await maySeeLogo(deps.db, person.id, { tenantId, url }))) throw notFound();
  const bytes = await deps.files.sizeBytes(logoKeyOf(url));
  if (bytes === undefined) throw notFound();
  c.header("content-type", type);
  c.header("content-length", String(bytes));
  c.header("cache-control", "private, max-age=31536000, immutable");
  return c.body(Readable.toWeb(deps.files.read(logoKeyOf(url))) as ReadableStream);
}
