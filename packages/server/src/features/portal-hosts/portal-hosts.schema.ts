import { z } from "zod";

export const addHostInput = z.strictObject({ host: z.string("required").max(300, "too_long") });
export type AddHostInput = z.output<typeof addHostInput>;

export const hostInput = z.strictObject({ hostId: z.uuid() });
export type HostInput = z.output<typeof hostInput>;
