import { randomUUID } from "node:crypto";
import type { Session } from "./api.ts";
import type { Kind } from "./procedures.ts";

export interface Answer {
  readonly status: number;
  /** The body with its request id blanked, so that two answers can be compared to the byte. */
  readonly body: string;
}

export interface Call {
  readonly url: string;
  readonly path: string;
  readonly kind: Kind;
  readonly input: unknown;
  readonly as?: Pick<Session, "cookie"> | undefined;
  readonly slug?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

const requestId = /"requestId":"[^"]*"/g;

/** One call as the portal's client would send it, answered whatever the outcome. */
export async function send(call: Call): Promise<Answer> {
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "x-portal-client": "portal",
    ...(call.as ? { cookie: call.as.cookie } : {}),
    ...(call.slug === undefined ? {} : { "x-portal-tenant": call.slug }),
    ...call.headers,
  };
  const text = call.input === undefined ? undefined : JSON.stringify(call.input);
  const isMutation = call.kind === "mutation";
  if (isMutation) headers["idempotency-key"] = call.key ?? randomUUID();
  const search = !isMutation && text !== undefined ? `?input=${encodeURIComponent(text)}` : "";
  const response = await fetch(`${call.url}/trpc/${call.path}${search}`, {
    method: isMutation ? "POST" : "GET",
    headers,
    ...(isMutation && text !== undefined ? { body: text } : {}),
    ...(call.signal ? { signal: call.signal } : {}),
  });
  const body = call.kind === "subscription" ? await firstEvents(response) : await response.text();
  return { status: response.status, body: body.replace(requestId, '"requestId":""') };
}

/** A stream never ends by itself; what it says within a moment is its answer. */
async function firstEvents(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  const deadline = Date.now() + 400;
  while (Date.now() < deadline) {
    const late = new Promise<undefined>((resolve) =>
      setTimeout(() => resolve(undefined), deadline - Date.now()),
    );
    const part = await Promise.race([reader.read(), late]);
    if (!part || part.done) break;
    text += decoder.decode(part.value, { stream: true });
  }
  await reader.cancel().catch(() => undefined);
  return text;
}
