import { readRows } from "@rookery/db";
import type { TenantContext } from "../../context.ts";
import { readCursor, writeCursor, type StepName } from "./lead-cursor.ts";
import { isSubstring } from "./lead-filter.ts";
import { stepsOf, stepStatement, type Reading } from "./lead-page.ts";
import type { ListInput } from "./lead-statement.ts";
import type { LeadStatus } from "./leads.schema.ts";

export interface ListRow {
  id: string;
  company_id: string | null;
  email: string;
  name: string | null;
  company: string | null;
  status: LeadStatus;
  import_id: string | null;
  created: Date;
  updated: Date;
  name_key: string | null;
  tags: { id: string; name: string }[];
}

export interface Page {
  /** At most `limit`; fewer with a cursor where the reads looked at all that one request may. */
  readonly rows: readonly ListRow[];
  readonly nextCursor: string | null;
}

/** A walk, the index, and a walk through what the index leaves to it. */
const READS_MAX = 3;

/** A walk goes on where so many times as many texts, four times what it looked at, would fill the page. */
const OFTEN = 4;

/** The page after the input's cursor, read step by step until it is full. @throws AppError invalid for a cursor that is not ours. */
export async function readPage(ctx: TenantContext, input: ListInput): Promise<Page> {
  const steps = stepsOf(input);
  const rows: (ListRow & { step: StepName })[] = [];
  let next = firstReading(input, steps);
  for (let reads = 1; ; reads += 1) {
    const { step } = next;
    const { found, end } = await readStep(ctx, input, { ...next, take: input.limit + 1 - rows.length });
    rows.push(...found.map((row) => ({ ...row, step })));
    const last = rows[input.limit - 1];
    if (rows.length > input.limit && last)
      return { rows: rows.slice(0, input.limit), nextCursor: cursorAfter(last.step, input, last) };
    const isFrequent = found.length * OFTEN > input.limit + 1 - rows.length;
    const following = end ? stepAfterCut(step, isFrequent) : stepAfter(steps, step);
    if (!following) return { rows, nextCursor: null };
    const isTurn = isSubstring(input.search ?? "");
    if (end && (!isTurn || reads === READS_MAX))
      return { rows, nextCursor: cursorAfter(following, input, end) };
    next = { step: following, after: end && { key: null, id: end.id }, isMore: step === following };
  }
}

function firstReading(input: ListInput, steps: readonly StepName[]): Omit<Reading, "take"> {
  if (input.cursor === undefined) return { step: steps[0] ?? "age", after: undefined };
  const { step, ...after } = readCursor(input.cursor, steps);
  return { step, after };
}

/** A step that is done is followed by the next of the page's; a search is done with either of its two. */
function stepAfter(steps: readonly StepName[], step: StepName): StepName | undefined {
  const following = steps[steps.indexOf(step) + 1];
  return following === "sorted" || following === "index" ? undefined : following;
}

/** A step that was cut short goes on; in a search the walk through texts and their index take turns, whichever is likely to be shorter. */
function stepAfterCut(step: StepName, isFrequent: boolean): StepName {
  if (step === "text") return isFrequent ? "text" : "index";
  return step === "index" ? "text" : step;
}

/** The first page of what matches a filter that few leads do, sorted whole. */
export async function readSorted(ctx: TenantContext, input: ListInput): Promise<Page> {
  const { found } = await readStep(ctx, input, { step: "sorted", after: undefined, take: input.limit + 1 });
  const rows = found.slice(0, input.limit);
  const last = rows.at(-1);
  const isMore = found.length > input.limit && last;
  return { rows, nextCursor: isMore ? cursorAfter("sorted", input, last) : null };
}

async function readStep(
  ctx: TenantContext,
  input: ListInput,
  reading: Reading,
): Promise<{ found: ListRow[]; end: ListRow | undefined }> {
  const statement = stepStatement(ctx.tenant.id, input, reading);
  const rows = await readRows<ListRow & { is_end: boolean }>(ctx.db, ctx.tenant.scope, statement);
  return { found: rows.filter((row) => !row.is_end), end: rows.find((row) => row.is_end) };
}

function cursorAfter(step: StepName, { order }: ListInput, row: ListRow): string {
  return writeCursor({ step, key: keyOf(step, order, row), id: row.id });
}

function keyOf(step: StepName, order: ListInput["order"], row: ListRow): string | null {
  if (step === "emails" || step === "emails_beginning") return row.email;
  if (step === "names" || step === "names_beginning") return row.name_key;
  if (step === "sorted") return order.startsWith("email") ? row.email : row.name_key;
  return null;
}
