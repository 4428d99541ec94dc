import { Readable } from "node:stream";
import type { Context as HonoContext, Hono } from "hono";
import { z } from "zod";
import type { AppEnv } from "../../app.ts";
import { AppError, notFound } from "../../errors.ts";
import { answerRefusals, callerInTenant } from "../../plain-routes.ts";
import { exportedFile } from "./lead-jobs.queries.ts";
import type { ExportFormat } from "./lead-jobs.schema.ts";

const contentTypes: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Exported files, for the members of their tenant who see the company; as slowly as they like, since the database is not asked again. */
export function leadExportRoutes(app: Hono<AppEnv>): void {
  app.get("/lead-exports/:id", (c) => answerRefusals(c, () => download(c)));
}

async function download(c: HonoContext<AppEnv>): Promise<Response> {
  const jobId = c.req.param("id") ?? "";
  if (!z.uuid().safeParse(jobId).success) throw notFound();
  const ctx = await callerInTenant(c, "leads.view");
  const { key, name, format } = await exportedFile(ctx, jobId);
  const sizeBytes = key === null ? undefined : await ctx.files.sizeBytes(key);
  if (key === null || sizeBytes === undefined) throw new AppError("not_found", "export_expired");
  c.header("content-type", contentTypes[format]);
  c.header("content-length", String(sizeBytes));
  c.header("content-disposition", `attachment; filename="${name}"`);
  c.header("cache-control", "no-store");
  return c.body(Readable.toWeb(ctx.files.read(key)) as ReadableStream);
}
