import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUIDv7 } from "node:crypto";
import { join } from "node:path";
import { Readable } from "node:stream";
import { Metadata, Server } from "@tus/server";
import type { Context as HonoContext, Hono } from "hono";
import { z } from "zod";
import type { AppEnv } from "../../app.ts";
import type { Deps, TenantContext } from "../../context.ts";
import { AppError, notFound } from "../../errors.ts";
import { answerRefusals, callerInTenant } from "../../plain-routes.ts";
import { beginUpload } from "./begin-upload.ts";
import { discardImport } from "./discard-import.ts";
import { finishUpload } from "./finish-upload.ts";
import { importFileKey, IMPORTS_FOLDER } from "./import-files.ts";
import { importById, type ShownImport } from "./imports.queries.ts";
import { lineOutcomes } from "./imports.rules.ts";
import { linesCsv } from "./lines-csv.ts";
import { isDiskFull, UploadStore } from "./upload-store.ts";

const PATH = "/uploads/imports";

/** What a request of the upload protocol acts on; the library's hooks have no place for it. */
interface Upload {
  readonly ctx: TenantContext;
  readonly importId: string;
  readonly companyId: string | null;
  readonly fileName: string;
  /** A refusal thrown in a hook, kept whole: the library would flatten it. */
  refusal?: unknown;
}

const uploads = new AsyncLocalStorage<Upload>();

/** `company` is empty for the tenant's own pool. */
const metadata = z.object({
  tenant: z.string().max(63),
  company: z.union([z.uuid(), z.literal("").transform(() => null), z.null()]),
  filename: z.string().max(1_000).default("list.csv"),
});

/**
 * Resumable uploads of lead files (tus 1.0.0: creation, creation-with-upload, termination), the files themselves, and their lines that
 * became no lead as CSV.
 * Each request of an upload is checked as a call is: session, membership, permission, and that the upload is one's own.
 */
export function importRoutes(app: Hono<AppEnv>, deps: Deps): void {
  const store = new UploadStore({ directory: join(deps.env.DATA_DIR, "files", IMPORTS_FOLDER) });
  const tus = createTus(deps, store);
  app.post(PATH, (c) => answerRefusals(c, () => create(c, tus)));
  // Hono serves HEAD by what is there for GET; a GET itself finds nothing, because an upload is not to be read back.
  app.on(["GET", "PATCH", "DELETE"], `${PATH}/:id`, (c) => answerRefusals(c, () => goOn(c, tus, store)));
  app.get("/imports/:id/rejected.csv", (c) => answerRefusals(c, () => downloadLines(c)));
  app.get("/imports/:id/file", (c) => answerRefusals(c, () => downloadFile(c)));
}

function createTus(deps: Deps, datastore: UploadStore): Server {
  return new Server({
    path: PATH,
    datastore,
    maxSize: deps.env.UPLOAD_LIMIT_MB * 1024 * 1024,
    relativeLocation: true,
    // Whose origin it is was asked before: the library would name the first of a list to everybody.
    allowedOrigins: [],
    namingFunction: () => current().importId,
    onUploadCreate: async (_, { size }) => {
      const { ctx, ...upload } = current();
      // The size must be known beforehand: it is what tells a whole file from a cut one.
      if (size === undefined) throw new AppError("invalid", "invalid_input", { field: "upload-length" });
      await beginUpload(ctx, { ...upload, sizeBytes: size });
      return {};
    },
    onUploadFinish: async () => {
      await finishUpload(current().ctx, current().importId);
      return {};
    },
    onResponseError: (_, error) => {
      current().refusal = asRefusal(error);
      return undefined;
    },
  });
}

function current(): Upload {
  const upload = uploads.getStore();
  if (!upload) throw new Error("An upload runs inside its request");
  return upload;
}

/** The library's answers in our words; what it has no word for is a bug, or the client went away. */
function asRefusal(error: Error | { status_code: number }): unknown {
  if (isDiskFull(error)) return new AppError("unavailable", "disk_full");
  if (!("status_code" in error)) return error;
  if (error.status_code === 413) return new AppError("invalid", "file_too_large");
  if (error.status_code === 404 || error.status_code === 410) return notFound();
  if (error.status_code === 409) return new AppError("conflict", "upload_conflict");
  return error.status_code < 500 ? new AppError("invalid", "upload_incomplete") : error;
}

async function handle(c: HonoContext<AppEnv>, tus: Server, upload: Upload): Promise<Response> {
  const response = await uploads.run(upload, () => tus.handleWeb(c.req.raw));
  const { refusal } = upload;
  if (response.status < 400 || refusal === undefined) return response;
  throw refusal instanceof Error ? refusal : new Error("The upload could not be taken", { cause: refusal });
}

async function create(c: HonoContext<AppEnv>, tus: Server): Promise<Response> {
  const given = metadata.parse(readMetadata(c.req.header("upload-metadata")));
  const ctx = await callerInTenant(c, "imports.run", given.tenant);
  const upload: Upload = {
    ctx,
    importId: randomUUIDv7(),
    companyId: given.company,
    fileName: given.filename,
  };
  try {
    return await handle(c, tus, upload);
  } catch (error) {
    // Whoever asked never learns the id, so nobody could go on with it.
    await discardImport(ctx, upload).catch(() => undefined);
    throw error;
  }
}

function readMetadata(header: string | undefined): Record<string, string | null> {
  try {
    return Metadata.parse(header);
  } catch {
    return {};
  }
}

/** Later requests name the upload alone; the tenant stands in what the first one said, and is checked again. */
async function goOn(c: HonoContext<AppEnv>, tus: Server, store: UploadStore): Promise<Response> {
  const importId = c.req.param("id") ?? "";
  if (c.req.method === "GET" || !z.uuid().safeParse(importId).success) throw notFound();
  const stored = await store.getUpload(importId).catch(() => undefined);
  const ctx = await callerInTenant(c, "imports.run", stored?.metadata?.["tenant"] ?? undefined);
  const found = await importById(ctx, { importId });
  if (!stored || found.createdBy.id !== ctx.person.id) throw notFound();
  if (c.req.method === "DELETE") {
    await discardImport(ctx, { importId });
    return c.body(null, 204, { "tus-resumable": "1.0.0" });
  }
  if (c.req.method === "PATCH" && found.status !== "uploading")
    throw new AppError("conflict", "upload_conflict");
  await finishIfWhole(ctx, found, stored.offset);
  return handle(c, tus, { ctx, importId, companyId: found.companyId, fileName: found.fileName });
}

/** The last bytes arrived and the look into them failed, as when the database was away: the next request makes up for it. */
async function finishIfWhole(ctx: TenantContext, found: ShownImport, offset: number): Promise<void> {
  if (found.status === "uploading" && offset === found.fileSizeBytes && offset > 0)
    await finishUpload(ctx, found.id);
}

async function downloadLines(c: HonoContext<AppEnv>): Promise<Response> {
  const outcome = z.enum(lineOutcomes).default("rejected").parse(c.req.query("outcome"));
  const { ctx, found } = await oneImport(c);
  const pieces = await linesCsv(ctx, { importId: found.id, outcome });
  c.header("content-type", "text/csv; charset=utf-8");
  return attachment(c, {
    name: `${outcome}-lines.csv`,
    content: Readable.from(pieces, { objectMode: false }),
  });
}

/** The file as it was uploaded, to whoever sees the import, as long as it is kept. */
async function downloadFile(c: HonoContext<AppEnv>): Promise<Response> {
  const { ctx, found } = await oneImport(c);
  const key = importFileKey(found.id);
  const sizeBytes = found.status === "uploading" ? undefined : await ctx.files.sizeBytes(key);
  if (sizeBytes === undefined) throw new AppError("not_found", "file_gone");
  c.header("content-type", "application/octet-stream");
  c.header("content-length", String(sizeBytes));
  return attachment(c, { name: found.fileName, content: ctx.files.read(key) });
}

async function oneImport(c: HonoContext<AppEnv>): Promise<{ ctx: TenantContext; found: ShownImport }> {
  const importId = c.req.param("id") ?? "";
  if (!z.uuid().safeParse(importId).success) throw notFound();
  const ctx = await callerInTenant(c, "imports.view");
  return { ctx, found: await importById(ctx, { importId }) };
}

function attachment(
  c: HonoContext<AppEnv>,
  { name, content }: { name: string; content: Readable },
): Response {
  // For clients that know no other letters, and as it is (RFC 6266, 4.3; RFC 8187).
  const plain = name.replaceAll(/[^\w .()-]/g, "_");
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  c.header("content-disposition", `attachment; filename="${plain}"; filename*=UTF-8''${exact}`);
  c.header("cache-control", "no-store");
  return c.body(Readable.toWeb(content) as ReadableStream);
}
