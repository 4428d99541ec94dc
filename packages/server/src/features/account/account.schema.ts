import { z } from "zod";
import { emailInput, line, newPasswordInput, passwordInput, tokenInput } from "../../text-input.ts";

export const updateNameInput = z.strictObject({ name: line(200) });
export type UpdateNameInput = z.output<typeof updateNameInput>;

export const changePasswordInput = z.strictObject({ current: passwordInput, password: newPasswordInput });
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

export const requestEmailInput = z.strictObject({ email: emailInput });
export type RequestEmailInput = z.output<typeof requestEmailInput>;

export const confirmEmailInput = z.strictObject({ token: tokenInput });
export type ConfirmEmailInput = z.output<typeof confirmEmailInput>;
