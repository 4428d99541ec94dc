import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const source = join(import.meta.dirname, "..");

/** Tailwind's names of left and right; those of start and end turn with the direction of the page. */
const sides = [
  String.raw`(?:m[lr]|p[lr]|left|right|scroll-[mp][lr]|translate-x|space-x|divide-x)-[\w./[\]()%-]+`,
  String.raw`(?:border-[lr]|rounded-(?:[lr]|[tb][lr]))(?:-[\w./[\]()%-]+)?`,
  "text-left|text-right|float-left|float-right|clear-left|clear-right",
  "origin-(?:[a-z]+-)?(?:left|right)",
];
const physicalClass = new RegExp(String.raw`(?<=["'\`\s:!])-?(?:${sides.join("|")})(?=["'\`\s!])`, "g");
const physicalProperty =
  /(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b|(?:^|[\s;{])(?:left|right)\s*:|\b(?:text-align|float|clear|position-area):[^;]*\b(?:left|right)\b|\b(?:margin|padding)(?:Left|Right)\b/g;

/** Reviewed: what stands here is the same from both sides, or has its mirror image beside it. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  // Centred: half of the window less half of itself.
  "ui/alert-dialog.tsx": ["left-1/2", "-translate-x-1/2"],
  "ui/dialog.tsx": ["left-1/2", "-translate-x-1/2"],
  "features/templates/preview-frame.tsx": ["left-1/2", "marginLeft"],
  // The author says left or right of a mail, whatever the portal's direction.
  "features/templates/editor/align-choice.tsx": ["left:", "right:"],
  "features/templates/editor/toolbar-menus.tsx": ["left:", "right:"],
  "features/templates/editor/block-editor.css": ["text-align: left", "text-align: right"],
};

const files = globSync("**/*.{ts,tsx,css}", { cwd: source })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => !/\.test\.|^lib\/i18n\/|^testing\//.test(file));

/** A move along the line is allowed where `rtl:` moves the other way beside it. */
function mirrored(text: string, found: string): boolean {
  const opposite = found.startsWith("-") ? found.slice(1) : `-${found}`;
  return /translate-x/.test(found) && new RegExp(`rtl:(?:[\\w-]+:)*${opposite}(?![\\w./])`).test(text);
}

function physicalIn(file: string): string[] {
  const text = readFileSync(join(source, file), "utf8");
  const classes = [...text.matchAll(physicalClass)].filter((match) => {
    const before =
      text
        .slice(0, match.index)
        .split(/["'`\s]/)
        .at(-1) ?? "";
    return !before.includes("rtl:") && !mirrored(text, match[0]);
  });
  const found = file.endsWith(".css")
    ? text.matchAll(physicalProperty)
    : [...classes, ...text.matchAll(physicalProperty)];
  return [...found].map(([words]) => words.trim()).filter((words) => !allowed[file]?.includes(words));
}

it("says start and end all over the portal, not left and right", () => {
  expect(files.length).toBeGreaterThan(250);
  const found = files.flatMap((file) => physicalIn(file).map((words) => `${file}: ${words}`));
  expect(found).toEqual([]);
});

it.each([
  "ml-2",
  "sm:pr-4",
  "-mr-1",
  "hover:left-0",
  "text-right",
  "border-l",
  "rounded-tl-lg",
  "translate-x-3",
])("would refuse %s", (name) => {
  expect(`className="flex ${name} p-2"`.match(physicalClass)).not.toBeNull();
});
