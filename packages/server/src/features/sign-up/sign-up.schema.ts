import { z } from "zod";
import { languages } from "../preferences/preferences.rules.ts";
import { emailInput, line, newPasswordInput, tokenInput } from "../../text-input.ts";

export const signUpInput = z.strictObject({
  name: line(200),
  email: emailInput,
  password: newPasswordInput,
  tenantName: line(100),
  /** Of the page that it is typed on. */
  language: z.enum(languages).optional(),
});
export type SignUpInput = z.output<typeof signUpInput>;

export const verifyEmailInput = z.strictObject({ token: tokenInput });
export type VerifyEmailInput = z.output<typeof verifyEmailInput>;

export const resendVerificationInput = z.strictObject({ email: emailInput });
export type ResendVerificationInput = z.output<typeof resendVerificationInput>;
