import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { renderPart } from "../testing/render-part.tsx";
import { TokenField } from "./token-field.tsx";

function Tags() {
  const [tags, setTags] = useState<readonly string[]>(["Messe"]);
  return (
    <TokenField
      label="Tags"
      tokens={tags}
      onChange={setTags}
      maxLength={6}
      maxCount={3}
      words={{
        remove: (tag) => `Remove ${tag}`,
        added: (tag) => `Added ${tag}`,
        removed: (tag) => `Removed ${tag}`,
        tooLong: "Too long",
        full: "Full",
      }}
    />
  );
}

const field = () => screen.getByRole("textbox", { name: "Tags" });
const tags = () => screen.queryAllByRole("listitem").map((item) => item.textContent);

it("adds by Enter and comma, once each whatever the case, and says so", async () => {
  const user = await renderPart(<Tags />, []);
  await user.type(field(), "2026,messe,Neu{Enter}");
  expect(tags()).toEqual(["Messe", "2026", "Neu"]);
  expect(screen.getByRole("status")).toHaveTextContent("Added Neu");
  expect(field()).toHaveValue("");
});

it("takes the last away by Backspace in the empty field, and any by its button, and keeps the focus", async () => {
  const user = await renderPart(<Tags />, []);
  await user.type(field(), "a,b,");
  await user.keyboard("{Backspace}");
  expect(tags()).toEqual(["Messe", "a"]);
  await user.click(screen.getByRole("button", { name: "Remove Messe" }));
  expect(tags()).toEqual(["a"]);
  expect(screen.getByRole("status")).toHaveTextContent("Removed Messe");
  expect(field()).toHaveFocus();
});

it("leaves in the field what is too long or too many, with the reason", async () => {
  const user = await renderPart(<Tags />, []);
  await user.type(field(), "much too long{Enter}");
  expect(field()).toBeInvalid();
  expect(screen.getByText("Too long")).toBeVisible();
  expect(field()).toHaveValue("much too long");
  await user.clear(field());
  await user.paste("one, two, three");
  expect(tags()).toEqual(["Messe", "one", "two"]);
  expect(field()).toHaveValue("three");
  expect(screen.getByText("Full")).toBeVisible();
});

it("adds what stands in it when it is left", async () => {
  const user = await renderPart(<Tags />, []);
  await user.type(field(), "late");
  await user.tab();
  expect(tags()).toEqual(["Messe", "late"]);
});
