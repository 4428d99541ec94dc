import type { ErrorData } from "../trpc.ts";
import type { TestApp } from "./create-test-app.ts";

export interface Answer {
  readonly status: number;
  /** What the procedure returned. */
  readonly data: unknown;
  /** What a refused call says. */
  readonly error: ErrorData | undefined;
  /** The body as it came, without the request id, which differs by design. */
  readonly text: string;
  readonly headers: Headers;
}

export interface CallOptions {
  readonly key?: string;
  readonly tenant?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Browser {
  readonly cookies: Map<string, string>;
  mutate(procedure: string, input?: unknown, options?: CallOptions): Promise<Answer>;
  query(procedure: string, input?: unknown, options?: CallOptions): Promise<Answer>;
}

const requestIds = /"requestId":"[^"]*"/g;

/** A browser as the product sees it: HTTP calls from one address, with a cookie jar. */
export function createBrowser(world: TestApp, peer = "203.0.113.7"): Browser {
  const cookies = new Map<string, string>();

  function headersOf(options: CallOptions): Headers {
    const headers = new Headers({ "content-type": "application/json", "x-portal-client": "portal" });
    if (cookies.size > 0) headers.set("cookie", [...cookies].map((pair) => pair.join("=")).join("; "));
    if (options.key !== undefined) headers.set("idempotency-key", options.key);
    if (options.tenant !== undefined) headers.set("x-portal-tenant", options.tenant);
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
    return headers;
  }

  function keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
  }

  async function send(path: string, init: RequestInit): Promise<Answer> {
    const incoming = { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: "IPv4" } };
    const response = await world.app.request(`http://localhost:3000${path}`, init, { incoming });
    keepCookies(response.headers);
    const body = await response.text();
    const parsed = JSON.parse(body) as { result?: { data: unknown }; error?: { data: ErrorData } };
    return {
      status: response.status,
      data: parsed.result?.data,
      error: parsed.error?.data,
      text: body.replace(requestIds, ""),
      headers: response.headers,
    };
  }

  return {
    cookies,
    mutate: (procedure, input, options = {}) =>
      send(`/trpc/${procedure}`, {
        method: "POST",
        headers: headersOf(options),
        ...(input === undefined ? {} : { body: JSON.stringify(input) }),
      }),
    query: (procedure, input, options = {}) => {
      const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
      return send(`/trpc/${procedure}${search}`, { headers: headersOf(options) });
    },
  };
}

/** `code: reason` of a refused call, or `ok`. */
export const outcomeOf = ({ error }: Answer): string => (error ? `${error.code}: ${error.reason}` : "ok");
