import { brandCss, type BrandColours } from "@rookery/server/brand/rules";
import { useEffect, useState } from "react";

/** Old browsers and tests lack it; the preview then shows the portal's own colours. */
const makeSheet = (): CSSStyleSheet | undefined =>
  "adoptedStyleSheets" in document ? new CSSStyleSheet() : undefined;

/**
 * Dresses every `[data-brand-preview]` in these colours while the component is there. By an adopted style sheet, because the
 * content security policy allows no style elements.
 */
export function usePreviewSheet({ primary, secondary }: BrandColours): void {
  const [sheet] = useState(makeSheet);
  useEffect(() => {
    if (!sheet) return undefined;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [sheet]);
  useEffect(() => {
    sheet?.replaceSync(brandCss({ primary, secondary }, "[data-brand-preview]"));
  }, [sheet, primary, secondary]);
}
