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
 * @param points how many tries the policy gives.
 * @throws AppError limited, where the network has tried too many accounts.
 */
export async function spendTry(ctx: Context, email: string, points: number): Promise<SignInTry> {
  const { network } = ctx.request;
  const device = knownDevice(ctx, email);
  if (device === undefined) await ctx.limits.spend("signInNetwork", network);
  const account = [email, device ?? network] as const;
  return {
    mayCompare: await isWithin(ctx.limits.spend("signInAccount", account, points)),
    wasRight: async () => {
      await ctx.limits.forget("signInAccount", account);
      if (device === undefined) await ctx.limits.giveBack("signInNetwork", network);
    },
  };
}

export interface CodeTry {
  /** False after too many: no code is looked at, and the answer is that of a wrong one. */
  readonly mayCompare: boolean;
  readonly wasRight: () => Promise<void>;
}

/**
 * As `spendTry`, for the second factor. Whoever tries has the password and perhaps many networks, so that unknown devices are
 * counted together as well; a known device is not concerned by what strangers do.
 */
export async function spendCodeTry(
  ctx: Context,
  of: { readonly id: string; readonly email: string },
  points: number,
): Promise<CodeTry> {
  const device = knownDevice(ctx, of.email);
  const key = [of.id, device ?? ctx.request.network] as const;
  const isWithinOwn = await isWithin(ctx.limits.spend("secondFactor", key, points));
  const isWithinAll = device !== undefined || (await isWithin(ctx.limits.spend("secondFactorPerson", of.id)));
  return {
    mayCompare: isWithinOwn && isWithinAll,
    wasRight: async () => {
      await ctx.limits.forget("secondFactor", key);
      if (device === undefined) await ctx.limits.giveBack("secondFactorPerson", of.id);
    },
  };
}

/** True where the try was counted within its limit. */
export async function isWithin(spent: Promise<void>): Promise<boolean> {
  try {
    await spent;
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "limited") return false;
    throw error;
  }
}
