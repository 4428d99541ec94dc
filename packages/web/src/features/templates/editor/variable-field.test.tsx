import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { renderPart } from "../../../testing/render-part.tsx";
import { VariableField } from "./variable-field.tsx";

function Subject({ first, isReadOnly = false }: { first: string; isReadOnly?: boolean }) {
  const [value, setValue] = useState(first);
  return (
    <VariableField label="Subject" value={value} maxLength={40} isReadOnly={isReadOnly} onChange={setValue} />
  );
}
const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Subject" });

it("puts a variable where the caret is, and the caret behind it", async () => {
  const user = await renderPart(<Subject first="Hello , welcome" />, ["templateEditor"]);
  await user.click(field());
  field().setSelectionRange(6, 6);
  await user.click(screen.getByRole("button", { name: "Insert variable" }));
  await user.click(await screen.findByRole("menuitem", { name: /First name/ }));
  expect(field()).toHaveValue("Hello {{first_name}}, welcome");
  await expect.poll(() => document.activeElement).toBe(field());
  await user.keyboard("!");
  expect(field()).toHaveValue("Hello {{first_name}}!, welcome");
});

it("inserts nothing that would not fit", async () => {
  const user = await renderPart(<Subject first={"x".repeat(35)} />, ["templateEditor"]);
  await user.click(field());
  await user.click(screen.getByRole("button", { name: "Insert variable" }));
  await user.click(await screen.findByRole("menuitem", { name: /First name/ }));
  expect(field()).toHaveValue("x".repeat(35));
});

it("names a variable that there is not, and marks letter for letter what will be filled in", async () => {
  await renderPart(<Subject first="{{ First_Name || title }} and {{nick}} {{x" />, ["templateEditor"]);
  expect(field()).toHaveAccessibleDescription("There is no variable named nick.");
  const marked = [...document.querySelectorAll("[aria-hidden] > span")];
  expect(marked.map((each) => each.textContent)).toEqual([
    "{{ First_Name || title }}",
    " and ",
    "{{nick}}",
    " {{x",
  ]);
});

it("offers nothing to whoever may only read", async () => {
  await renderPart(<Subject first="Hello" isReadOnly />, ["templateEditor"]);
  expect(field()).toHaveAttribute("readonly");
  expect(screen.queryByRole("button")).toBeNull();
});
