import { z } from "zod";
import { emailInput, passwordInput } from "../../text-input.ts";
import { assertionInput, codeInput } from "../factors/factors.schema.ts";

export const signInInput = z.strictObject({ email: emailInput, password: passwordInput });
export type SignInInput = z.output<typeof signInInput>;

export const finishSignInInput = z.strictObject({ code: codeInput });
export type FinishSignInInput = z.output<typeof finishSignInInput>;

export const passkeyAnswerInput = z.strictObject({ credential: assertionInput });
export type PasskeyAnswerInput = z.output<typeof passkeyAnswerInput>;

export const confirmInput = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("password"), password: passwordInput }),
  z.strictObject({ by: z.literal("code"), code: codeInput }),
  z.strictObject({ by: z.literal("passkey"), credential: assertionInput }),
]);
export type ConfirmInput = z.output<typeof confirmInput>;

export const sessionInput = z.strictObject({ sessionId: z.uuid() });
export type SessionInput = z.output<typeof sessionInput>;
