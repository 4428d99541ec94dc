import { Readable } from "node:stream";
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { AppEnv } from "../../app.ts";
import type { Deps } from "../../context.ts";
import { answerRefusals, callerInTenant } from "../../plain-routes.ts";
import { isMember } from "../tenants/is-member.ts";
import { companyInput } from "./companies.schema.ts";
import { companyById } from "./companies.queries.ts";
import { LOGO_BYTES, setLogo } from "./set-logo.ts";

const types: Record<string, string> = { png: "image/png", jpeg: "image/jpeg", webp: "image/webp" };

/**
 * `POST /uploads/logo?company=<id>` with the image as its body, and `GET /files/logos/...`.
 * A logo's address holds a random id and is shown to members of its tenant only.
 */
export function logoRoutes(app: Hono<AppEnv>, deps: Deps): void {
  app.post("/uploads/logo", bodyLimit({ maxSize: LOGO_BYTES + 1024 }), (c) =>
    answerRefusals(c, async () => {
      const ctx = await callerInTenant(c, "companies.manage");
      const { companyId } = companyInput.parse({ companyId: c.req.query("company") });
      await companyById(ctx, { companyId });
      return c.json(await setLogo(ctx, companyId, new Uint8Array(await c.req.arrayBuffer())));
    }),
  );

  app.get("/files/logos/:tenant/:file", async (c) => {
    const { tenant, file } = c.req.param();
    const name = /^([0-9a-f-]{36})\.(png|jpeg|webp)$/.exec(file);
    const { person } = await c.get("context")().caller();
    if (!name || !person || !(await isMember(deps.db, person.id, tenant))) return c.notFound();
    const key = `logos/${tenant}/${file}`;
    const bytes = await deps.files.sizeBytes(key);
    if (bytes === undefined) return c.notFound();
    c.header("content-type", types[name[2] ?? ""] ?? "application/octet-stream");
    c.header("content-length", String(bytes));
    c.header("cache-control", "private, max-age=31536000, immutable");
    return c.body(Readable.toWeb(deps.files.read(key)) as ReadableStream);
  });
}
