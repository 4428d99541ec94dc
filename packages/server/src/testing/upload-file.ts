import type { TestApp } from "./create-test-app.ts";

export interface UploadAs {
  /** The session's cookie value. */
  readonly token: string;
  /** Slug. */
  readonly tenant: string;
  readonly companyId: string | null;
  readonly fileName?: string;
}

const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");

/** One request of the upload protocol, as the portal's client sends it. */
export function tusRequest(
  world: TestApp,
  path: string,
  request: { method: string; token: string; headers?: Record<string, string>; body?: Uint8Array },
): Promise<Response> {
  const { method, token, headers, body } = request;
  const all = {
    cookie: `portal_session=${token}`,
    "x-portal-client": "portal",
    "tus-resumable": "1.0.0",
    ...headers,
  };
  return Promise.resolve(
    world.app.request(path, { method, headers: all, ...(body ? { body: Buffer.from(body) } : {}) }),
  );
}

/** Announces a file of so many bytes. */
export function beginUploadOf(world: TestApp, who: UploadAs, sizeBytes: number): Promise<Response> {
  const metadata = [
    `tenant ${base64(who.tenant)}`,
    `company ${base64(who.companyId ?? "")}`.trim(),
    `filename ${base64(who.fileName ?? "leads.csv")}`,
  ];
  return tusRequest(world, "/uploads/imports", {
    method: "POST",
    token: who.token,
    headers: { "upload-length": String(sizeBytes), "upload-metadata": metadata.join(",") },
  });
}

export function sendPiece(
  world: TestApp,
  path: string,
  piece: { token: string; offset: number; body: Uint8Array },
): Promise<Response> {
  return tusRequest(world, path, {
    method: "PATCH",
    token: piece.token,
    headers: {
      "upload-offset": String(piece.offset),
      "content-type": "application/offset+octet-stream",
      "content-length": String(piece.body.length),
    },
    body: piece.body,
  });
}

/** Uploads a whole file; the id of its import. */
export async function uploadFile(
  world: TestApp,
  who: UploadAs,
  content: string | Uint8Array,
): Promise<string> {
  const body = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const begun = await beginUploadOf(world, who, body.length);
  const path = begun.headers.get("location");
  if (begun.status !== 201 || !path)
    throw new Error(`The upload was refused: ${begun.status} ${await begun.text()}`);
  if (body.length > 0) {
    const sent = await sendPiece(world, path, { token: who.token, offset: 0, body });
    if (sent.status !== 204) throw new Error(`The upload broke: ${sent.status} ${await sent.text()}`);
  }
  return path.split("/").at(-1) ?? "";
}
