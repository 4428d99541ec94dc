import { z } from "zod";
import { emailInput, newPasswordInput, tokenInput } from "../../text-input.ts";

export const requestResetInput = z.strictObject({ email: emailInput });
export type RequestResetInput = z.output<typeof requestResetInput>;

export const resetPasswordInput = z.strictObject({ token: tokenInput, password: newPasswordInput });
export type ResetPasswordInput = z.output<typeof resetPasswordInput>;
