import { describe, expect, test } from "vitest";
import { judgeSvg } from "./judge-svg.ts";

const NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const svg = (inside: string, more = ""): string => `<svg ${NAMES} viewBox="0 0 9 9" ${more}>${inside}</svg>`;

const judged = (file: string | Uint8Array): string => {
  const verdict = judgeSvg(typeof file === "string" ? Buffer.from(file) : file);
  return "reason" in verdict ? verdict.reason : "taken";
};

describe("an SVG file is taken", () => {
  test.each([
    ["plain shapes", svg('<path d="M0 0h9v9z" fill="#123456"/>')],
    ["gradients, masks and uses of its own", svg('<use href="#a" mask="url(#m)"/><use xlink:href=" #b"/>')],
    ["a style sheet of its own", svg("<style>.a{fill:url( '#g' )}</style><path class=\"a\"/>")],
    ["a style sheet in CDATA", svg("<style><![CDATA[.a > .b{fill:red}]]></style>")],
    ["a declaration and a byte order mark", `\ufeff<?xml version="1.0" encoding="UTF-8"?>\n${svg("")}`],
    [
      "what editors leave behind",
      svg(
        '<metadata><r:RDF xmlns:r="urn:r"><c:Work xmlns:c="urn:c" r:resource="http://purl.org/x"/></r:RDF></metadata>',
        'xmlns:i="urn:i" i:export-filename="C:\\u\\logo.png"',
      ),
    ],
    [
      "a comment that speaks of <script>",
      svg("<!-- <script>alert(1)</script> --><title>a &lt;script&gt;</title>"),
    ],
    ["a name before its tags", `<s:svg xmlns:s="http://www.w3.org/2000/svg"/>`],
  ])("with %s", (_, file) => expect(judged(file)).toBe("taken"));
});

describe("an SVG file is refused", () => {
  const cases: Record<string, [string, string][]> = {
    image_svg_active: [
      ["a script", svg("<script>alert(1)</script>")],
      ["a script under another prefix", svg('<x:ScRiPt xmlns:x="http://www.w3.org/2000/svg"/>')],
      ["a script of no name space", svg('<script xmlns=""/>')],
      ["a script after its own text", svg("<desc>a</desc><g><g><script/></g></g>")],
      ["an event", svg("<path onload='alert(1)'/>")],
      ["an event of the root", svg("", 'OnLoad="alert(1)"')],
      ["a foreign object", svg("<foreignObject><p>a</p></foreignObject>")],
      ["HTML", svg('<p xmlns="http://www.w3.org/1999/xhtml">a</p>')],
      ["a frame", svg('<iframe src="#a"/>')],
      ["a link that runs", svg('<a href="javascript:alert(1)"/>')],
      ["a link that runs, with entities and space", svg('<a xlink:href=" &#106;ava&#x53;cript:alert(1)"/>')],
    ],
    image_svg_external: [
      ["a picture elsewhere", svg('<image href="https://evil.example/a.png"/>')],
      ["a picture by xlink", svg('<image xlink:href="//evil.example/a.png"/>')],
      [
        "xlink by another prefix",
        svg('<image x:href="file:///etc/passwd" xmlns:x="http://www.w3.org/1999/xlink"/>'),
      ],
      ["a picture of a relative name", svg('<image href="a.png"/>')],
      ["a picture inside", svg('<image href="data:image/png;base64,AAAA"/>')],
      ["an SVG inside", svg('<feImage href="data:image/svg+xml,&lt;svg/&gt;"/>')],
      ["shapes elsewhere", svg('<use href="other.svg#a"/>')],
      ["a link that runs behind a tab", svg('<a href="java&#9;script:alert(1)"/>')],
      ["a colour elsewhere", svg('<path fill="url(https://evil.example/#a)"/>')],
      ["a style that reaches out", svg('<path style="fill: URL( &quot;//evil.example&quot; )"/>')],
      ["a filter behind an escape", svg('<path filter="\\75 rl(//evil.example)"/>')],
      ["a style sheet that reaches out", svg("<style>a{cursor:url(//evil.example)}</style>")],
      ["a style sheet that imports", svg('<style>@import "//evil.example";</style>')],
      ["an import behind an escape", svg("<style>@\\69mport '//evil.example';</style>")],
      ["an import cut by CDATA", svg("<style>@im<![CDATA[port '//evil.example']]>;</style>")],
      ["a font inside", svg("<style>@font-face{src:url(data:font/woff2;base64,AA)}</style>")],
      ["a style sheet beside it", `<?xml-stylesheet href="a.css"?>${svg("")}`],
      ["another base", svg('<use href="#a"/>', 'xml:base="https://evil.example/"')],
    ],
    image_svg_doctype: [
      [
        "a document type",
        `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/a.dtd">${svg("")}`,
      ],
      ["an entity", `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg("<text>&a;</text>")}`],
      [
        "entities of entities",
        `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>${svg("&c;")}`,
      ],
    ],
    image_animated: [
      ["a movement", svg('<path><animate attributeName="x"/></path>')],
      ["a change", svg('<a><set attributeName="href" to="#b"/></a>')],
    ],
    image_unreadable: [
      ["a tag left open", `<svg ${NAMES}><g>`],
      ["an entity that nobody declares", svg("&nbsp;")],
      ["a prefix that nobody declares", `<svg xmlns="http://www.w3.org/2000/svg"><use x:href="#a"/></svg>`],
      ["more behind its end", `${svg("")}<p/>`],
      ["NUL", svg("<desc>\0</desc>")],
    ],
    image_unknown_type: [
      ["HTML around it", `<html><body>${svg("")}</body></html>`],
      ["a root of no name space", "<svg/>"],
      ["a root of another name", svg("").replaceAll("svg ", "svgs ").replaceAll("</svg>", "</svgs>")],
      ["no markup", "<"],
    ],
  };
  test.each(Object.entries(cases).flatMap(([reason, all]) => all.map((each) => [reason, ...each] as const)))(
    "%s: %s",
    (reason, _, file) => expect(judged(file)).toBe(reason),
  );

  test("image_unknown_type: in another encoding", () => {
    expect(judged(Buffer.from(`\ufeff${svg("")}`, "utf16le"))).toBe("image_unknown_type");
    expect(judged(Buffer.from(svg("<desc>ö</desc>"), "latin1"))).toBe("image_unknown_type");
  });
});

test("what is drawn is what was judged, whichever encoding the file declares", () => {
  const verdict = judgeSvg(Buffer.from(`<?xml version="1.0" encoding="UTF-7"?>${svg("+ADw-script+AD4-")}`));
  expect(verdict).toEqual({ markup: svg("+ADw-script+AD4-") });
});

test("a quarter of a megabyte of anything is judged at once", () => {
  const deep = svg("<g>".repeat(20_000) + "</g>".repeat(20_000));
  const escapes = svg(`<path d="${"\\".repeat(200_000)}"/>`);
  const opened = svg(`<style>${"url( ".repeat(50_000)}</style>`);
  const spaces = svg(`<path style="url(${" ".repeat(200_000)}x"/>`);
  const begun = performance.now();
  expect([deep, escapes, opened, spaces].map(judged)).toEqual([
    "image_unreadable",
    "taken",
    "image_svg_external",
    "image_svg_external",
  ]);
  expect(performance.now() - begun).toBeLessThan(1_000);
});
