import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { xssPayloads, type XssPayload } from "@rookery/server/testing";
import { signedIn } from "../bench/web.ts";
import { mutate, signUp, type Session } from "../product/api.ts";
import { chromeOptions } from "../product/chrome.ts";
import { startProduct, type Product } from "../product/start-product.ts";
import { control, nought, tried, type Proof } from "./proof.ts";

const AT_ONCE = 4;
/** Time for what comes late: a timer, a picture that fails, an animation. */
const LINGER_MS = 250;

interface Place {
  readonly session: Session;
  readonly companyId: string;
  /** Of the list of templates. */
  readonly url: string;
}

interface Seen {
  scripts: string[];
  foreign: string[];
}

/** Where a template takes words of a person; a list, so that the count says what was tried. */
const places = [
  "html",
  "block text",
  "button label",
  "button link",
  "text link",
  "image source",
  "image text",
  "default of a variable",
  "subject",
  "preview text",
  "plain text",
  "name",
  "folder",
  "tag",
] as const;

const oneLine = (text: string, max: number): string =>
  text
    .replaceAll(/\p{Cc}/gu, " ")
    .toWellFormed()
    .slice(0, max)
    .trim() || "empty";

const inBlocks = (payload: string) => {
  const text = payload.replaceAll("\u0000", "").toWellFormed() || " ";
  const fallback = oneLine(text.replaceAll(/[{}|]/g, ""), 100);
  const link = { type: "link", attrs: { href: text.slice(0, 2_000) } };
  return {
    kind: "blocks",
    document: {
      type: "doc",
      content: [
        {
          type: "paragraph",
          attrs: { textAlign: null },
          content: [
            { type: "text", text },
            { type: "text", text: "a link", marks: [link] },
            { type: "variable", attrs: { name: "first_name", fallback, filter: null } },
          ],
        },
        {
          type: "button",
          attrs: { label: text.slice(0, 200), href: text.slice(0, 2_000), align: null },
        },
        {
          type: "image",
          attrs: { src: text.slice(0, 2_000), alt: text.slice(0, 500), href: "", width: null, align: null },
        },
      ],
    },
  };
};

/** The payload in every place: one template as HTML, one with blocks. @returns their ids. */
async function plant(
  { session, companyId }: Place,
  { payload }: XssPayload,
  turn: number,
): Promise<string[]> {
  const folder = await mutate<{ id: string }>(session, "folders.add", {
    companyId,
    parentId: null,
    name: oneLine(`${turn} ${payload}`, 100),
  });
  const html = payload.replaceAll("\u0000", "").toWellFormed();
  const ids: string[] = [];
  for (const source of [{ kind: "html", html }, inBlocks(payload)]) {
    const draft = {
      subject: oneLine(payload, 255),
      previewText: oneLine(payload, 255),
      source,
      text: source.kind === "html" ? html : null,
    };
    const name = oneLine(payload, 100);
    const form = { companyId, folderId: folder.id, name, draft };
    const { id } = await mutate<{ id: string }>(session, "templates.add", form);
    await mutate(session, "templates.setTags", { templateId: id, tags: [oneLine(payload, 60)] });
    ids.push(id);
  }
  return ids;
}

/** Hears what runs and what leaves for elsewhere, and lets none of it out. */
async function listen(context: BrowserContext, origin: string): Promise<Seen> {
  const seen: Seen = { scripts: [], foreign: [] };
  await context.exposeBinding("xss", ({ page }) => void seen.scripts.push(page.url()));
  // A request that a policy stops does not come so far.
  await context.route("**", (route) => {
    const { origin: asked, protocol } = new URL(route.request().url());
    if (asked === origin || protocol === "data:" || protocol === "blob:") return route.continue();
    seen.foreign.push(route.request().url());
    return route.abort();
  });
  context.on("page", (page) =>
    page.on("dialog", (dialog) => {
      seen.scripts.push(page.url());
      void dialog.dismiss();
    }),
  );
  return seen;
}

async function look(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const preview = page.locator("iframe");
  await preview.waitFor();
  await (await preview.elementHandle())?.contentFrame();
  await page.getByRole("textbox").nth(2).waitFor();
  await page.waitForTimeout(LINGER_MS);
}

async function lookAtAll(context: BrowserContext, urls: readonly string[]): Promise<void> {
  const waiting = [...urls];
  const work = async () => {
    const page = await context.newPage();
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) await look(page, url);
    await page.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Lists of all that was planted: its names, subjects, tags and folders. */
async function lookAtList(context: BrowserContext, { url }: Place): Promise<void> {
  const page = await context.newPage();
  await page.goto(url);
  for (const more = page.getByRole("button", { name: "Show more" }); await more.isVisible();)
    await more.click().then(() => page.waitForTimeout(LINGER_MS));
  await page.getByRole("row").nth(50).waitFor();
  await page.waitForTimeout(1_000);
  await page.close();
}

/** The same payloads as pages of the portal's own origin, without its policy: what they would do if nothing held them. */
async function unheld(browser: Browser, place: Place, payloads: readonly XssPayload[]): Promise<Seen> {
  const context = await signedIn(browser, place.session);
  const { origin } = new URL(place.url);
  const seen = await listen(context, origin);
  await context.route("**/unheld/*", (route) => {
    const turn = Number(new URL(route.request().url()).pathname.split("/").at(-1));
    return route.fulfill({ contentType: "text/html", body: payloads[turn]?.payload ?? "" });
  });
  const page = await context.newPage();
  for (let turn = 0; turn < Math.min(payloads.length, 20); turn += 1) {
    await page.goto(`${origin}/unheld/${turn}`, { waitUntil: "commit" }).catch(() => undefined);
    await page.waitForTimeout(50);
  }
  await context.close();
  return seen;
}

async function settle(product: Product): Promise<Place> {
  const session = await signUp(product.url);
  const company = await mutate<{ id: string; workspaceName: string }>(session, "companies.add", {
    name: "Hafen",
  });
  const url = `${product.url}/t/${session.slug}/c/${company.workspaceName}/templates`;
  return { session, companyId: company.id, url };
}

/** `templates`: what somebody wrote runs nowhere and asks nobody, in editor, preview and list. */
export const proveTemplates: Proof = async () => {
  const product = await startProduct({ portal: true });
  const browser = await chromium.launch(await chromeOptions());
  try {
    const place = await settle(product);
    const urls: string[] = [];
    for (const [turn, payload] of xssPayloads.entries()) {
      const ids = await plant(place, payload, turn);
      urls.push(...ids.map((id) => `${place.url}/${id}`));
    }
    await product.database.superuser.query("DELETE FROM rate_limits");
    const context = await signedIn(browser, place.session);
    const seen = await listen(context, new URL(place.url).origin);
    await lookAtAll(context, urls);
    await lookAtList(context, place);
    await context.close();
    for (const url of new Set([...seen.scripts, ...seen.foreign])) process.stderr.write(`  SEEN ${url}\n`);
    const free = await unheld(browser, place, xssPayloads);
    return [
      tried("templates.payloads", xssPayloads.length, 120),
      tried("templates.places", places.length, 10),
      tried("templates.pages", urls.length + 1, 240),
      nought("templates.scripts_run", seen.scripts.length),
      nought("templates.foreign_requests", seen.foreign.length),
      control("templates", free.scripts.length > 0 && free.foreign.length > 0),
    ];
  } finally {
    await browser.close();
    await product.stop();
  }
};
