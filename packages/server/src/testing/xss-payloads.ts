import { xssInMarkup } from "./xss-in-markup.ts";
import { xssInValues } from "./xss-in-values.ts";

const corpus = { ...xssInMarkup, ...xssInValues };

/** How a payload tries to get out of the place that it was given. */
export type XssClass = keyof typeof corpus;

export interface XssPayload {
  readonly kind: XssClass;
  readonly payload: string;
}

/** Each must stay words, wherever it is put. */
export const xssPayloads: readonly XssPayload[] = Object.entries(corpus).flatMap(([kind, payloads]) =>
  payloads.map((payload) => ({ kind: kind as XssClass, payload })),
);
