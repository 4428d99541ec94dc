import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { knownDevice } from "./known-device.ts";

export interface SignInTry {
  /** False after too many: the password is not looked at, and the answer is that of a wrong one. */
  readonly mayCompare: boolean;
  /** Called when the password was right: the account starts anew, and the network gets its one try back. */
  readonly wasRight: () => Promise<void>;
}

/**
 * Counts a try before anything is compared, so that of a parallel burst no more than the limit reach the password.
 * Known devices count for themselves; everybody else per account and network, and per network over all accounts.
 * @throws AppError limited, where the network has tried too many accounts.
 */
export async function spendTry(ctx: Context, email: string): Promise<SignInTry> {
  const { network } = ctx.request;
  const device = knownDevice(ctx, email);
  if (device === undefined) await ctx.limits.spend("signInNetwork", network);
  const account = `${email} ${device ?? network}`;
  return {
    mayCompare: await isWithin(ctx.limits.spend("signInAccount", account)),
    wasRight: async () => {
      await ctx.limits.forget("signInAccount", account);
      if (device === undefined) await ctx.limits.giveBack("signInNetwork", network);
    },
  };
}

async function isWithin(spent: Promise<void>): Promise<boolean> {
  try {
    await spent;
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "limited") return false;
    throw error;
  }
}
