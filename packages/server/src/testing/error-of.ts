import { TRPCError } from "@trpc/server";
import type { AppError } from "../errors.ts";
import { asAppError } from "../trpc.ts";

/** The refusal of a call with all that it says. Fails the test where the call succeeds or the fault is a bug. */
export async function errorOf(call: Promise<unknown>): Promise<AppError> {
  try {
    await call;
  } catch (error) {
    const known = asAppError(error instanceof TRPCError ? error.cause : error);
    if (known) return known;
    throw error;
  }
  throw new Error("The call was expected to be refused");
}
