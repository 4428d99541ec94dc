import { createMemoryHistory } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { QueryClient } from "@tanstack/react-query";
import { vi } from "vitest";
import { userEvent } from "@testing-library/user-event";
import { App } from "../app/app.tsx";
import { createPortal } from "../app/create-portal.ts";
import { respond, type Answers, type Call } from "./network.ts";

export interface RenderedPage {
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly calls: Call[];
  /** The path in sight, with its search. */
  readonly address: () => string;
}

const openPortals = new Set<QueryClient>();

/** Waits for calls under way, so that none reaches the next test's answers. */
export async function settlePortals(): Promise<void> {
  await vi.waitFor(() => {
    for (const client of openPortals)
      if (client.isFetching() + client.isMutating() > 0) throw new Error("busy");
  }, 5000);
  for (const client of openPortals) client.clear();
  openPortals.clear();
}

/** Opens the whole portal at a path, with a server that gives these answers. */
export function renderPage(path: string, answers: Answers): RenderedPage {
  const calls = respond(answers);
  const user = userEvent.setup();
  const portal = createPortal(createMemoryHistory({ initialEntries: [path] }));
  render(<App portal={portal} />);
  openPortals.add(portal.api.queryClient);
  return { user, calls, address: () => portal.router.state.location.href };
}
