export { lookOf, type LookOf } from "./look-of.ts";
export { resolverOf, zoneText } from "./zone-text.ts";
