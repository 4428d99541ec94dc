import { describe, expect, test } from "vitest";
import { blocksDraft, htmlDraft } from "../../testing/template-drafts.ts";
import { fillText, fillUrl, type Filling, type VariableValues } from "./fill-variables.ts";
import { renderTemplate } from "./render-template.ts";

const filling = (values: VariableValues = {}, marksGaps = false): Filling => ({
  values,
  marksGaps,
  gaps: new Set(),
});

describe("a variable", () => {
  test.each([
    ["is what is known of the reader", "Hi {{first_name|there}}", { first_name: "Ana" }, "Hi Ana"],
    ["falls back where nothing is known", "Hi {{first_name|there}}", {}, "Hi there"],
    ["falls back where only blanks are known", "Hi {{first_name|there}}", { first_name: " \n" }, "Hi there"],
    ["is nothing without either", "Hi {{first_name}}", {}, "Hi "],
    ["brings no line ends along", "{{name}}", { name: "a\r\nBcc: x" }, "a Bcc: x"],
    ["is not read again", "{{name}}", { name: "{{email}}", email: "a@x.example" }, "{{email}}"],
    ["that nobody knows is nothing", "{{constructor}}{{__proto__}}", {}, "{{__proto__}}"],
  ] satisfies [string, string, VariableValues, string][])("%s", (_, text, values, expected) => {
    expect(fillText(filling(values), text)).toBe(expected);
  });

  test.each([
    ["title", "MARÍA JOSÉ o'neill", "María José O'Neill"],
    ["title", "jean-luc d’artagnan", "Jean-Luc D’Artagnan"],
    ["title", "we don't know", "We Don't Know"],
    ["title", "élodie ÇELIK", "Élodie Çelik"],
    ["title", "иван ПЕТРОВ", "Иван Петров"],
    ["title", "e\u0301lodie istanbul", "E\u0301lodie Istanbul"],
    ["upper", "straße", "STRASSE"],
    ["lower", "ÀÉ", "àé"],
  ])("%s makes of %s %s", (filter, name, expected) => {
    expect(fillText(filling({ name }), `{{name||${filter}}}`)).toBe(expected);
    expect(fillText(filling(), `{{name|${name}|${filter}}}`)).toBe(expected);
  });
});

describe("a variable in a link", () => {
  const url = (text: string, values: VariableValues) => fillUrl(filling(values), text);

  test("stays a piece of the path or the query", () => {
    expect(url("https://x.example/{{name}}?n={{name}}", { name: "a/b?c&d#e ñ" })).toBe(
      "https://x.example/a%2Fb%3Fc%26d%23e%20%C3%B1?n=a%2Fb%3Fc%26d%23e%20%C3%B1",
    );
  });

  test("makes no other host", () => {
    expect(url("https://x.example{{name}}", { name: "@evil.example/" })).toBe(
      "https://x.example%40evil.example%2F",
    );
  });

  test("is the whole link where it is the unsubscribe link", () => {
    const unsubscribe_url = "https://x.example/u/a?b=c";
    expect(url(" {{unsubscribe_url}}", { unsubscribe_url })).toBe(` ${unsubscribe_url}`);
    expect(url("https://y.example/?to={{unsubscribe_url}}", { unsubscribe_url })).toContain("https%3A%2F%2F");
  });

  test("may be an address to write to", () => {
    expect(
      url("mailto:{{sender_email}}?subject={{name}}", { sender_email: "a+b@x.example", name: "A&B" }),
    ).toBe("mailto:a%2Bb@x.example?subject=A%26B");
  });

  test("takes half a character for what it is", () => {
    expect(url("https://x.example/{{name}}", { name: "\ud800" })).toBe("https://x.example/%EF%BF%BD");
  });
});

describe("gaps", () => {
  const draft = {
    ...blocksDraft({
      type: "paragraph",
      content: [{ type: "text", text: "Hello {{first_name}} of {{employer|Acme}}" }],
    }),
    subject: "For {{last_name}}",
  };

  test("are empty in a mail that goes out, and named", () => {
    const mail = renderTemplate(draft, {});
    expect(mail.gaps).toEqual(["last_name", "first_name"]);
    expect(mail.subject).toBe("For");
    expect(mail.text).toBe("Hello of Acme");
  });

  test("are shown to who looks at a draft", () => {
    const mail = renderTemplate(draft, {}, { marksGaps: true });
    expect(mail.subject).toBe("For {{last_name}}");
    expect(mail.html).toMatch(/<span style="[^"]+">first_name<\/span> of Acme/);
    expect(renderTemplate(htmlDraft("<p>{{first_name}}</p>"), {}, { marksGaps: true }).html).toMatch(
      /<span style="[^"]+">first_name<\/span>/,
    );
  });
});

test("a subject never begins a header of its own", () => {
  const draft = { ...blocksDraft(), subject: "a\r\nBcc: x\u2028y" };
  expect(renderTemplate(draft, {}).subject).toBe("a Bcc: x y");
});
