import type { app } from "../lib/i18n/en/app.ts";

/** Pages by the name that the catalogue has for them. */
export type TitleKey = keyof typeof app.titles;
