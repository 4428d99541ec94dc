import { createMemoryHistory } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { App } from "../app/app.tsx";
import { createPortal } from "../app/create-portal.ts";
import { i18n, loadCatalogues } from "../lib/i18n/i18n.ts";
import type { Namespace } from "../lib/i18n/catalogues.ts";
import { respond, type Answers, type Call } from "./network.ts";

export interface RenderedPage {
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly calls: Call[];
  /** The path in sight, with its search. */
  readonly address: () => string;
}

/** Opens the whole portal at a path, with a server that gives these answers. */
export function renderPage(path: string, answers: Answers): RenderedPage {
  const calls = respond(answers);
  const user = userEvent.setup();
  const portal = createPortal(createMemoryHistory({ initialEntries: [path] }));
  render(<App portal={portal} />);
  return { user, calls, address: () => portal.router.state.location.href };
}

/** The words of a slice, so that tests name what a reader sees without writing it twice. */
export async function wordsOf(namespace: Namespace) {
  await loadCatalogues([namespace]);
  return i18n.getFixedT("en", namespace);
}
