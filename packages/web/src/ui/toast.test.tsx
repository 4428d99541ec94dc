import { act, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPart } from "../testing/render-part.tsx";
import { Toaster } from "./toast.tsx";
import { toastDone, toastFailed } from "./toasts.ts";

/** Regions around an element that are read aloud. */
function regionsAround(element: Element): string[] {
  const found: string[] = [];
  for (let up: Element | null = element; up; up = up.parentElement) {
    const live = up.getAttribute("aria-live") ?? { alert: "assertive", status: "polite" }[up.role ?? ""];
    if (live) found.push(live);
  }
  return found;
}

it("has its regions before anything is said, and says each thing in one of them", async () => {
  await renderPart(<Toaster />, []);
  expect(document.querySelectorAll("[aria-live]")).toHaveLength(2);
  act(() => {
    toastDone({ text: "Added Acme" });
    toastFailed("Could not be added");
  });
  expect(regionsAround(screen.getByText("Added Acme"))).toEqual(["polite"]);
  expect(regionsAround(screen.getByText("Could not be added"))).toEqual(["assertive"]);
});
