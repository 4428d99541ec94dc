import type { AppErrorCode, AppRouter, Reason } from "@rookery/server";
import { initTRPC } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { AnyProcedure, inferProcedureInput, inferTransformedProcedureOutput } from "@trpc/server";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";

type Procedures = AppRouter["_def"]["record"];
type InputOf<Procedure> = Procedure extends AnyProcedure ? inferProcedureInput<Procedure> : never;
/** What travels: dates as strings; nothing where a procedure answers nothing. */
type WireOf<Procedure extends AnyProcedure> = inferTransformedProcedureOutput<AppRouter, Procedure>;
type OutputOf<Procedure> = Procedure extends AnyProcedure
  ? [WireOf<Procedure>] extends [never]
    ? void
    : WireOf<Procedure>
  : never;

/** Canned answers by slice and procedure, typed from the server's router. A function may throw `refusal(...)`. */
export type Answers = {
  [Slice in keyof Procedures]?: {
    [Name in keyof Procedures[Slice]]?: (
      input: InputOf<Procedures[Slice][Name]>,
    ) => OutputOf<Procedures[Slice][Name]> | Promise<OutputOf<Procedures[Slice][Name]>>;
  };
};

class Refusal extends Error {
  readonly data: Record<string, unknown>;
  constructor(data: Record<string, unknown>) {
    super(String(data["reason"]));
    this.data = data;
  }
}

/** What a procedure throws: the wire's error with this code and reason. */
export const refusal = (
  code: AppErrorCode | "internal",
  reason: Reason,
  extra: { field?: string; retryAfterSeconds?: number; details?: Record<string, unknown> } = {},
): Error => new Refusal({ code, reason, requestId: "req-7f3a", ...extra });

/** Calls that no answer was given for; each fails its test. */
export const unanswered: string[] = [];

/** Every call that came, in order, with what it said for whom. */
export interface Call {
  readonly path: string;
  readonly input: unknown;
  readonly headers: Headers;
}

type AnyAnswer = (input: unknown) => unknown;

async function answerOne(answers: Answers, path: string, input: unknown): Promise<[number, unknown]> {
  const [slice = "", name = ""] = path.split(".");
  const answer = (answers as Record<string, Record<string, AnyAnswer | undefined> | undefined>)[slice]?.[
    name
  ];
  if (!answer) {
    unanswered.push(`no answer for ${path}`);
    return [
      500,
      { error: { code: -32603, message: "internal", data: { code: "internal", reason: "internal" } } },
    ];
  }
  try {
    const data = await answer(input);
    return [200, { result: data === undefined ? {} : { data } }];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [400, { error: { code: -32600, message: error.message, data: error.data } }];
  }
}

/** An answer that is a stream goes out in tRPC's own form of one. */
function answerPieceByPiece(
  answers: Answers,
  path: string,
  request: Request,
  calls: Call[],
): Promise<Response> {
  const t = initTRPC.create();
  const procedure = t.procedure
    .input((given: unknown) => given)
    .mutation(async ({ input }) => {
      calls.push({ path, input, headers: request.headers });
      const [, body] = await answerOne(answers, path, input);
      return (body as { result: { data: AsyncIterable<unknown> } }).result.data;
    });
  const [slice = "", name = ""] = path.split(".");
  const router = t.router({ [slice]: t.router({ [name]: procedure }) });
  return fetchRequestHandler({ endpoint: "/trpc", req: request, router });
}

/** Speaks tRPC's wire for the given answers; returns the calls as they come. */
export function respond(answers: Answers): Call[] {
  const calls: Call[] = [];
  network.use(
    http.get("*/trpc/:paths", async ({ request, params }) => {
      const paths = String(params["paths"]).split(",");
      const inputs = JSON.parse(new URL(request.url).searchParams.get("input") ?? "{}") as Record<
        string,
        unknown
      >;
      const results = await Promise.all(
        paths.map((path, place) => {
          calls.push({ path, input: inputs[place], headers: request.headers });
          return answerOne(answers, path, inputs[place]);
        }),
      );
      return HttpResponse.json(
        results.map(([, body]) => body),
        { status: results.some(([status]) => status !== 200) ? 207 : 200 },
      );
    }),
    http.post("*/trpc/:path", async ({ request, params }) => {
      const path = String(params["path"]);
      if (request.headers.get("trpc-accept") === "application/jsonl")
        return answerPieceByPiece(answers, path, request, calls);
      const text = await request.text();
      const input: unknown = text === "" ? undefined : JSON.parse(text);
      calls.push({ path, input, headers: request.headers });
      const [status, body] = await answerOne(answers, path, input);
      return HttpResponse.json(body as Record<string, unknown>, { status });
    }),
  );
  return calls;
}

export const network = setupServer();
