import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { forgetAppearance } from "../lib/appearance.ts";
import { wordsReady } from "../lib/i18n/i18n.ts";
import { toasts } from "../ui/toasts.ts";
import { stubBrowser } from "./stub-browser.ts";
import { settlePortals } from "./render-page.tsx";
import { network, unanswered } from "./network.ts";

// Pages are chunks that arrive when they are asked for, also here.
configure({ asyncUtilTimeout: 12_000 });
stubBrowser();

const complaints: string[] = [];
const complain = (...parts: unknown[]) => void complaints.push(parts.map(String).join(" "));

beforeAll(async () => {
  network.listen({ onUnhandledFrame: "error" });
  await wordsReady();
});

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(complain);
  vi.spyOn(console, "warn").mockImplementation(complain);
});

afterEach(async () => {
  cleanup();
  await settlePortals();
  network.resetHandlers();
  toasts.clear();
  localStorage.clear();
  forgetAppearance();
  const found = [...complaints.splice(0), ...unanswered.splice(0)];
  // What goes wrong quietly would be found by a reader otherwise.
  if (found.length > 0) throw new Error(found.join("\n"));
});

afterAll(async () => {
  network.close();
  // What has closed hands the focus on a moment later (`focus-keeper.tsx`); the document has to be there still.
  await new Promise((later) => setTimeout(later, 80));
});
