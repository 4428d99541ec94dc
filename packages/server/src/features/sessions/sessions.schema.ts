import { z } from "zod";
import { emailInput, passwordInput } from "../../text-input.ts";

export const signInInput = z.strictObject({ email: emailInput, password: passwordInput });
export type SignInInput = z.output<typeof signInInput>;

export const sessionInput = z.strictObject({ sessionId: z.uuid() });
export type SessionInput = z.output<typeof sessionInput>;
