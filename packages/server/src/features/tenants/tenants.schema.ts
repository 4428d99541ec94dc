import { z } from "zod";
import { line } from "../../text-input.ts";

export const addTenantInput = z.strictObject({ name: line(100) });
export type AddTenantInput = z.output<typeof addTenantInput>;
