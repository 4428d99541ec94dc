import { render } from "@testing-library/react";
import { EditorView } from "codemirror";
import { beforeEach, expect, it, vi } from "vitest";
import { HtmlSourceEditor } from "./html-source-editor.tsx";

beforeEach(() => {
  Object.assign(Range.prototype, { getClientRects: () => [] });
});

/** CodeMirror's own view in what was rendered. */
function viewIn(container: HTMLElement): EditorView {
  const content = container.firstElementChild?.shadowRoot?.querySelector<HTMLElement>(".cm-content");
  const view = content && EditorView.findFromDOM(content);
  if (!view) throw new Error("no source editor was rendered");
  return view;
}

it("keeps HTML letter by letter and tells of each change", () => {
  const html = "<p>\tOdd  <b>markup</p>\n<script>alert(1)</script>";
  const onChange = vi.fn<(html: string) => void>();
  const { container } = render(
    <HtmlSourceEditor label="HTML" html={html} isReadOnly={false} onChange={onChange} />,
  );
  const view = viewIn(container);
  expect(view.state.doc.toString()).toBe(html);
  expect(view.contentDOM).toHaveAttribute("aria-label", "HTML");
  view.dispatch({ changes: { from: 0, insert: "x" } });
  expect(onChange).toHaveBeenCalledExactlyOnceWith(`x${html}`);
});

it("takes what comes from outside, and lets nobody change what is only read", () => {
  const onChange = vi.fn<(html: string) => void>();
  const { container, rerender } = render(
    <HtmlSourceEditor label="HTML" html="<p>" isReadOnly onChange={onChange} />,
  );
  rerender(<HtmlSourceEditor label="HTML" html="<p>Two" isReadOnly onChange={onChange} />);
  expect(viewIn(container).state.doc.toString()).toBe("<p>Two");
  expect(viewIn(container).state.readOnly).toBe(true);
});

it("writes no style element, which the portal's policy would refuse", () => {
  const { container } = render(
    <HtmlSourceEditor label="HTML" html="<p>" isReadOnly={false} onChange={vi.fn<() => void>()} />,
  );
  expect(viewIn(container).dom.getRootNode()).toBeInstanceOf(ShadowRoot);
  expect(document.querySelectorAll("style")).toHaveLength(0);
});
