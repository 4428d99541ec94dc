import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPart } from "../../../testing/render-part.tsx";
import { ShortcutList } from "./shortcut-list.tsx";

it("names every deed of the editor with its keys", async () => {
  await renderPart(<ShortcutList />, ["templateEditor"]);
  const rows = screen.getAllByRole("term").map((term) => [term.textContent, term.nextSibling?.textContent]);
  expect(rows).toContainEqual(["Link for the chosen text", "CtrlK"]);
  expect(rows).toContainEqual(["Move a block", "Alt↑Alt↓"]);
  expect(rows.filter(([what, keys]) => !what || !keys)).toEqual([]);
  expect(new Set(rows.map(([what]) => what)).size).toBe(rows.length);
});
