import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { renderPart } from "../../../testing/render-part.tsx";
import { PlainTextEditor } from "./plain-text-editor.tsx";

function Part({ first }: { first: string | null }) {
  const [text, setText] = useState(first);
  return (
    <>
      <PlainTextEditor text={text} generated={"Hello\n"} isReadOnly={false} onChange={setText} />
      <output>{String(text)}</output>
    </>
  );
}
const box = () => screen.getByRole("textbox", { name: "Plain text" });

it("begins one's own words with the generated ones", async () => {
  const user = await renderPart(<Part first={null} />, ["templateEditor"]);
  expect(box()).toHaveAttribute("readonly");
  await user.click(screen.getByRole("button", { name: "Write your own" }));
  await user.type(box(), "Bye");
  expect(screen.getByRole("status")).toHaveTextContent("Hello Bye");
});

it("asks before one's own words are lost, and keeps them unless told to", async () => {
  const user = await renderPart(<Part first="Mine" />, ["templateEditor"]);
  await user.click(screen.getByRole("button", { name: "Go back to the generated text" }));
  await user.click(await screen.findByRole("button", { name: "Keep my text" }));
  expect(screen.getByRole("status")).toHaveTextContent("Mine");
  await user.click(screen.getByRole("button", { name: "Go back to the generated text" }));
  await user.click(await screen.findByRole("button", { name: "Discard my text" }));
  expect(screen.getByRole("status")).toHaveTextContent("null");
  expect(box()).toHaveValue("Hello\n");
});

it("asks nothing where nothing is lost", async () => {
  const user = await renderPart(<Part first={"Hello\n"} />, ["templateEditor"]);
  await user.click(screen.getByRole("button", { name: "Go back to the generated text" }));
  expect(screen.queryByRole("alertdialog")).toBeNull();
  expect(screen.getByRole("status")).toHaveTextContent("null");
});
