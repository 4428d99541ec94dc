import { describe, expect, test } from "vitest";
import { scriptCapable } from "../../testing/script-capable.ts";
import { htmlDraft } from "../../testing/template-drafts.ts";
import type { VariableValues } from "./fill-variables.ts";
import { renderHtml } from "./render-html.ts";
import { renderTemplate } from "./render-template.ts";
import { SOURCE_MAX } from "./templates.schema.ts";

const render = (source: string, values: VariableValues = {}) =>
  renderHtml({ values, marksGaps: false, gaps: new Set() }, source);

describe("HTML that somebody wrote", () => {
  test("keeps what mails are made of", () => {
    const source =
      '<table width="600" cellpadding="0" bgcolor="#eeeeee" align="center" role="presentation"><tbody><tr>' +
      '<td valign="top" style="padding:0 8px;mso-line-height-rule:exactly" class="cell" dir="rtl">' +
      '<a href="https://x.example/a?b=1&amp;c=2" target="_blank">x</a><font color="red">y</font></td></tr></tbody></table>';
    expect(render(source).html).toBe(source);
  });

  test("gets its style sheet put at the elements, and keeps the rules that only a sheet can say", () => {
    const { html, css } = render(
      `<style>p{color:red;background:url(x.png)} .big{font-size:20px}
      @media (max-width:600px){p{color:blue}} a:hover{color:green} @import "x.css"; @font-face{src:url(x)}</style>
      <p class="big" style="margin:0">x</p>`,
    );
    expect(html).toBe('<p class="big" style="color: red; font-size: 20px; margin: 0;">x</p>');
    expect(css).toBe("@media (max-width:600px){p{color:blue}}\na:hover{color:green}");
  });

  test("keeps the look of its page", () => {
    const { html } = render(
      `<html><head><title>no</title><style>body{background-color:#eee}</style></head><body bgcolor="#eee"><p>x</p></body></html>`,
    );
    expect(html).toBe('<div bgcolor="#eee" class="m-body" style="background-color: #eee;"><p>x</p></div>');
  });

  test("keeps the order of its rules where they are too many to be put at the elements", () => {
    const rules = Array.from({ length: 400 }, (_, at) => `b{color:red;margin:${at}px}`).join("\n");
    const body = "<b>x</b>".repeat(5_000);
    expect(render(`<style>${rules}</style>${body}`)).toEqual({ html: body, css: rules });
  });

  test("is dark only where it was made for it", () => {
    const page = (source: string) => renderTemplate(htmlDraft(source), {}).html;
    expect(page("<p>x</p>")).toContain('<meta name="color-scheme" content="light only">');
    expect(page("<style>@media (prefers-color-scheme:dark){p{color:white}}</style><p>x</p>")).toContain(
      '<meta name="color-scheme" content="light dark">',
    );
  });

  test("keeps pictures that are letters, and of those only pictures", () => {
    const src = "data:image/png;base64,iVBORw0KGgo=";
    expect(render(`<img src="${src}" alt="">`).html).toContain(src);
    expect(render(`<img src="data:image/svg+xml;base64,AAAA" alt="x">`).html).toBe('<img alt="x" />');
    expect(render(`<a href="${src}">x</a>`).html).toBe("<a>x</a>");
  });

  test("gets values as its places need them", () => {
    const { html } = render(
      `<p title="{{name|"none"}}">{{name|<b>none</b>}} {{last_name|R&amp;D}}</p><a href="https://x.example/?n={{name}}">x</a>`,
      { name: `A "B" <c> & d` },
    );
    expect(html).toBe(
      `<p title="A &quot;B&quot; &lt;c&gt; &amp; d">A &quot;B&quot; &lt;c&gt; &amp; d R&amp;D</p>` +
        `<a href="https://x.example/?n=A%20%22B%22%20%3Cc%3E%20%26%20d">x</a>`,
    );
  });

  test("is looked at as its writer said, whatever a value says", () => {
    const source = `<style>p{margin:{{name}};padding:1{{name}}px}</style><p style="color:{{name}}">x</p>`;
    expect(render(source, { name: "0;color:red" }).html).toBe('<p style="padding: 1px;">x</p>');
  });

  test("takes nothing for its words that is none", () => {
    const silent = [
      "title",
      "script",
      "style",
      "noscript",
      "template",
      "textarea",
      "iframe",
      "svg",
      "select",
      "xmp",
    ];
    expect(render(silent.map((name) => `<${name}>x</${name}>`).join("")).html).toBe("");
    expect(render("<!-- x --><form>y</form><!DOCTYPE z>").html).toBe("y");
  });

  test("cannot speak of places that are only ours", () => {
    const { html } = render("\ufdd00\ufdd1 {{name}} JUICE_CODE_BLOCK_0_ <% x %>", { name: "Ana" });
    expect(html).toBe("0 Ana JUICE_CODE_BLOCK_0_ &lt;% x %&gt;");
  });

  test("has no look from the outside", () => {
    const hidden = [
      "url(https://x.example/)",
      "u\\72l(x)",
      "expression(1)",
      "&#117;rl(x)",
      "image-set('x' 1x)",
    ];
    for (const value of hidden) {
      expect(render(`<p style="color:red;background:${value}">x</p>`).html).toBe(
        '<p style="color:red">x</p>',
      );
      const sheet = render(
        `<style>p{background:${value}} @media all{p{background:${value}}}</style><p>x</p>`,
      );
      expect(sheet).toEqual({ html: "<p>x</p>", css: "" });
    }
  });
});

describe("HTML that wants to do harm by its size", () => {
  const full = (piece: string) => piece.repeat(Math.floor(SOURCE_MAX / piece.length));

  test("gives its words only where it is too deep", () => {
    const { html, text } = renderTemplate(
      htmlDraft(`${full("<div>").slice(0, 400_000)}Hello {{first_name|you}}`),
      {},
    );
    expect(html).toContain("Hello you");
    expect(html).not.toContain("<div><div>");
    expect(text).toBe("Hello you");
  });

  test.each([
    ["tags", "<b>x</b>"],
    ["tags that end nothing", "</b>"],
    ["tags that are never closed", "<p><b a=1>"],
    ["angles", "<"],
    ["comments", "<!--"],
    ["code of templates", "<%"],
    ["braces", "{{"],
    ["variables", "{{name|a&amp;b}}"],
    ["entities", "&lt"],
    ["attributes", "<p a='"],
    ["styles", "<p style='a:b;c:(d'>x</p>"],
    ["comments in styles", "<p style='/*/*/*/*/*'>x</p>"],
    ["links", "<a href='//x'>x</a>"],
  ])("is rendered where it is all %s", (_, piece) => {
    expect(scriptCapable(renderTemplate(htmlDraft(full(piece)), {}).html)).toEqual([]);
  });

  test.each([
    ["rules", "p b{color:red}"],
    ["steps", "* * * * * * b,"],
    ["siblings", "b~b~b{color:red}"],
    ["comments", "/*"],
    ["brackets", "{"],
    ["nested rules", "a,b{&,&{"],
    ["quotes", "a{b:'"],
  ])("is rendered where its sheet is all %s", (_, piece) => {
    const source = `<style>${full(piece).slice(0, 250_000)}b{color:red}</style>${full("<p><b>x</b></p>").slice(0, 240_000)}`;
    expect(scriptCapable(renderTemplate(htmlDraft(source), {}).html)).toEqual([]);
  });

  test("is rendered where nested rules would multiply in an attribute", () => {
    const nested = "a,b{".repeat(40) + "c:d" + "}".repeat(40);
    expect(render(`<style>p{color:red}</style><p style="${nested}">x</p>`).html).toBe(
      '<p style="color: red;">x</p>',
    );
  });
});
