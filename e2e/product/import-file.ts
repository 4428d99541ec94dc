import { open } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { mutate, query, type Session } from "./api.ts";
import type { LeadFile } from "./lead-file.ts";

export interface ImportState {
  readonly id: string;
  readonly status: string;
  readonly counts: Readonly<
    Record<
      "read" | "created" | "updated" | "unchanged" | "duplicate" | "suppressed" | "blank" | "rejected",
      number
    >
  >;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

const CHUNK_BYTES = 8 * 1024 * 1024;

const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** Uploads a file as the portal does (tus 1.0.0): creation, then PATCH by PATCH. */
export async function upload(session: Session, companyId: string, file: LeadFile): Promise<string> {
  const headers = {
    cookie: session.cookie,
    "x-portal-client": "portal",
    "x-portal-tenant": session.slug,
    "tus-resumable": "1.0.0",
  };
  const metadata = `tenant ${base64(session.slug)},company ${base64(companyId)},filename ${base64("leads.csv")}`;
  const created = await fetch(`${session.url}/uploads/imports`, {
    method: "POST",
    headers: { ...headers, "upload-length": String(file.bytes), "upload-metadata": metadata },
  });
  const location = new URL(created.headers.get("location") ?? "", `${session.url}/uploads/imports`);
  if (created.status !== 201)
    throw new Error(`The upload was refused: ${created.status} ${await created.text()}`);
  const handle = await open(file.path);
  try {
    for (let offset = 0; offset < file.bytes;) {
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(Math.min(CHUNK_BYTES, file.bytes - offset)),
        0,
        undefined,
        offset,
      );
      const sent = await fetch(location, {
        method: "PATCH",
        headers: {
          ...headers,
          "upload-offset": String(offset),
          "content-type": "application/offset+octet-stream",
        },
        body: buffer.subarray(0, bytesRead),
      });
      if (sent.status !== 204) throw new Error(`A part was refused: ${sent.status} ${await sent.text()}`);
      offset += bytesRead;
    }
  } finally {
    await handle.close();
  }
  return location.pathname.split("/").at(-1) ?? "";
}

export const importState = (session: Session, importId: string): Promise<ImportState> =>
  query<ImportState>(session, "imports.byId", { importId });

export const runImport = (session: Session, importId: string): Promise<unknown> =>
  mutate(session, "imports.run", { importId, columns: { email: 0, name: 1, employer: 2, status: 3 } });

/** Looks until the import has ended; while the server is away it looks again. */
export async function ended(session: Session, importId: string, limitMs = 240_000): Promise<ImportState> {
  const until = Date.now() + limitMs;
  while (Date.now() < until) {
    const state = await importState(session, importId).catch(() => undefined);
    if (state && !["uploading", "mapping", "checking", "running"].includes(state.status)) return state;
    await sleep(100);
  }
  throw new Error("The import did not end in time");
}

/** Seconds between start and end, as the product noted them. */
export const secondsOf = (state: ImportState): number =>
  (Date.parse(state.finishedAt ?? "") - Date.parse(state.startedAt ?? "")) / 1000;

/** Read minus what its parts add up to; 0 when every row is accounted for. */
export const unaccounted = ({ counts }: ImportState): number =>
  counts.read -
  (counts.created +
    counts.updated +
    counts.unchanged +
    counts.duplicate +
    counts.suppressed +
    counts.blank +
    counts.rejected);
