import { randomUUID } from "node:crypto";
import { appRouter } from "../router.ts";
import { createBrowser, outcomeOf, type Answer } from "../testing/browser.ts";
import type { TestApp } from "../testing/create-test-app.ts";
import type { ErrorData } from "../trpc.ts";

type Kind = "query" | "mutation" | "subscription";

// The router keeps its procedures under their full paths; its type shows them nested.
const flat = appRouter._def.procedures as unknown as Record<string, { _def: { type: Kind } }>;

/** Every procedure of the router, by path, with its kind. */
export const procedureKinds: Readonly<Record<string, Kind>> = Object.fromEntries(
  Object.entries(flat).map(([path, { _def }]) => [path, _def.type]),
);

interface Call {
  /** Absent = signed out. */
  readonly personId: string | undefined;
  /** The slug that the call names. */
  readonly tenant: string;
  readonly path: string;
  readonly input: unknown;
}

export interface Answered {
  /** `ok`, or `code: reason`. */
  readonly outcome: string;
  /** Status, headers and body as they came, without the request's id. */
  readonly bytes: string;
}

let networks = 0;
/** A network of each call's own, so that no call is refused because of the calls before it. */
function freshPeer(): string {
  networks += 1;
  return `10.${networks >> 16}.${(networks >> 8) & 255}.${networks & 255}`;
}

/** Calls over HTTP with a session of the call's own, as the portal does. */
export async function callProcedure(world: TestApp, call: Call): Promise<Answered> {
  const token = call.personId === undefined ? undefined : await world.signIn(call.personId);
  const kind = procedureKinds[call.path];
  if (kind === "subscription") return subscribe(world, call, token);
  const browser = createBrowser(world, freshPeer());
  if (token !== undefined) browser.cookies.set("portal_session", token);
  const { path, input, tenant } = call;
  const answer =
    kind === "mutation"
      ? await browser.mutate(path, input, { tenant, key: randomUUID() })
      : await browser.query(path, input, { tenant });
  return { outcome: outcomeOf(answer), bytes: bytesOf(answer) };
}

const bytesOf = ({ status, headers, text }: Pick<Answer, "status" | "headers" | "text">): string => {
  const shown = [...headers].filter(([name]) => name !== "x-request-id").map((pair) => pair.join(": "));
  return [status, ...shown, "", text].join("\n");
};

/** Opens the stream and reads it up to its first word after the greeting. */
async function subscribe(world: TestApp, call: Call, token: string | undefined): Promise<Answered> {
  const search = new URLSearchParams({
    input: JSON.stringify(call.input),
    connectionParams: JSON.stringify({ tenant: call.tenant }),
  });
  const stop = new AbortController();
  const response = await world.app.request(`http://localhost:3000/trpc/${call.path}?${search.toString()}`, {
    headers: {
      accept: "text/event-stream",
      "x-portal-client": "portal",
      ...(token === undefined ? {} : { cookie: `portal_session=${token}` }),
    },
    signal: stop.signal,
  });
  const body = await firstEvent(response);
  stop.abort();
  const text = body.replace(/"requestId":"[^"]*"/g, "");
  const outcome = eventOutcome(body);
  return { outcome, bytes: bytesOf({ status: response.status, headers: response.headers, text }) };
}

async function firstEvent(response: Response): Promise<string> {
  if (!response.body) throw new Error("The stream has no body");
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of response.body) {
    text += decoder.decode(piece, { stream: true });
    if (eventsOf(text).length > 0) break;
  }
  return text;
}

/** Whole events but the greeting and signs of life. */
const eventsOf = (text: string): string[] =>
  text
    .split("\n\n")
    .slice(0, -1)
    .filter((event) => event.trim() !== "" && !/^event: (connected|ping)$/m.test(event));

function eventOutcome(text: string): string {
  const [event] = text.startsWith("{") ? [text] : eventsOf(text);
  if (event === undefined) throw new Error(`The stream ended without a word: ${text}`);
  if (!text.startsWith("{") && !event.includes("serialized-error")) return "ok";
  const json = event.startsWith("{") ? event : event.replace(/^event: .*\n/m, "").replace(/^data: /m, "");
  const parsed = JSON.parse(json) as { data?: ErrorData; error?: { data: ErrorData } };
  const data = parsed.error?.data ?? parsed.data;
  return data ? `${data.code}: ${data.reason}` : `unreadable: ${json}`;
}
