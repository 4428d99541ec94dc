import { expect, it } from "vitest";
import { hostOf, isAddress, isImageAddress, liveAddress, mendAddress } from "./link-address.ts";

it.each([
  ["example.com", "https://example.com"],
  [" example.com/a?b=c ", "https://example.com/a?b=c"],
  ["example.com:8080/a", "https://example.com:8080/a"],
  ["me@example.com", "mailto:me@example.com"],
  ["https://example.com", "https://example.com"],
  ["{{unsubscribe_url}}", "{{unsubscribe_url}}"],
  ["javascript:alert(1)", "javascript:alert(1)"],
  ["tel:+34600000000", "tel:+34600000000"],
  ["just words", "just words"],
])("takes %j as %j", (typed, address) => {
  expect(mendAddress(typed)).toBe(address);
});

it.each([
  "javascript:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,x",
  "blob:https://x/1",
  "//x.test",
  "words",
])("leads nowhere with %j", (address) => {
  expect(liveAddress(address)).toBeUndefined();
  expect(isAddress(address)).toBe(false);
  expect(isImageAddress(address)).toBe(false);
});

it("allows an address that a variable begins, and a picture only from the web", () => {
  expect(isAddress("{{unsubscribe_url}}")).toBe(true);
  expect(isImageAddress("{{picture}}")).toBe(true);
  expect(isImageAddress("mailto:me@example.com")).toBe(false);
  expect(isImageAddress("https://example.com/{{email}}.png")).toBe(true);
});

it("says whose an address is", () => {
  expect(hostOf("https://images.example.com/a.png")).toBe("images.example.com");
  expect(hostOf("no address")).toBe("");
});
