import { brandTokens, tokenNames, type BrandColours, type Tokens } from "./brand-tokens.rules.ts";

const rule = (selector: string, tokens: Tokens): string =>
  `${selector}{${tokenNames.map((name) => `--${name}:${tokens[name]}`).join(";")}}`;

/**
 * The style sheet of a brand, of computed figures alone; empty for the product's own, which tokens.css has. Selectors say twice
 * what they mean, to win over tokens.css in whatever order the two arrive.
 *
 * With `scope`, a selector as `[data-brand-preview]`, it dresses elements that have also `data-theme`, and wins over the
 * style sheet of the brand in force; the product's own is then written out. A scope comes from code and never from input.
 * Throws a RangeError for a colour that is not `#rrggbb`.
 */
export function brandCss(colours: BrandColours, scope?: string): string {
  if (scope === undefined && colours.primary === null && colours.secondary === null) return "";
  const { light, dark } = brandTokens(colours);
  const themed = (theme: string) => `${scope ?? ""}[data-theme=${theme}][data-theme=${theme}]`;
  const lightSelector = scope === undefined ? `:root:root,${themed("light")}` : themed("light");
  return rule(lightSelector, light) + rule(themed("dark"), dark);
}
