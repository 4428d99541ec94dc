import { AppError } from "../../errors.ts";
import type { Entry } from "./lead-walk.ts";

/** The reads that a page is made of. */
const stepNames = [
  "age",
  "emails",
  "names",
  "nameless",
  "sorted",
  "emails_beginning",
  "names_beginning",
  "text",
  "index",
] as const;
export type StepName = (typeof stepNames)[number];

/** Where the next page begins: in which read, and after which row. */
export interface Place extends Entry {
  readonly step: StepName;
}

/** A cursor is no secret and gives no right: it says where to go on. */
export const writeCursor = ({ step, key, id }: Place): string => JSON.stringify([step, key, id]);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isText = (key: unknown): key is string =>
  typeof key === "string" && key.isWellFormed() && !key.includes("\0");

/** @throws AppError invalid where it was not written by `writeCursor` for one of these steps. */
export function readCursor(cursor: string, steps: readonly StepName[]): Place {
  try {
    const [step, key, id] = JSON.parse(cursor) as unknown[];
    const found = steps.find((name) => name === step);
    if (found && typeof id === "string" && uuid.test(id) && isKey(found, key))
      return { step: found, key, id };
  } catch {
    // Refused below.
  }
  throw new AppError("invalid", "invalid_input", { field: "cursor" });
}

function isKey(step: StepName, key: unknown): key is string | null {
  if (step === "sorted") return key === null || isText(key);
  return ["emails", "names", "emails_beginning", "names_beginning"].includes(step)
    ? isText(key)
    : key === null;
}
