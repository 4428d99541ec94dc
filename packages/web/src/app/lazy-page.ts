import { lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { Namespace } from "../lib/i18n/catalogues.ts";
import { loadCatalogues } from "../lib/i18n/i18n.ts";

/**
 * A page in a chunk of its own, fetched beside the words that it needs, so that it never shows without them.
 * @param load imports the file; `pick` names its component.
 */
export function lazyPage<Module>(
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType,
  namespaces: readonly Namespace[] = [],
) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), loadCatalogues(namespaces)]);
    return { Page: pick(module) };
  }, "Page");
}
