import { chromium } from "playwright-core";
import { mutate, query, signUp, type Session } from "../product/api.ts";
import { chromeOptions } from "../product/chrome.ts";
import { startProduct, type Product } from "../product/start-product.ts";
import { median, percentile, spreadOf, type Figure } from "./figures.ts";
import { scriptKilobytes, signedIn } from "./web.ts";

const FOLDERS = 2_000;
const TEMPLATES = 10_000;
const TURNS = 60;
const ROUNDS = 5;

interface Place {
  readonly session: Session;
  readonly companyId: string;
  readonly workspaceName: string;
}

/** Folders as a tree of six levels, and templates of some two thousand letters in them, every third in a second folder. */
async function fill({ database: { superuser } }: Product, { session, companyId }: Place): Promise<void> {
  const of = [session.slug, companyId];
  const tenant = "(SELECT id FROM tenants WHERE slug = $1)";
  const own = `tenant_id = ${tenant} AND company_id = $2`;
  await superuser.query(
    `INSERT INTO folders (tenant_id, company_id, name, position)
     SELECT ${tenant}, $2, 'Folder ' || n, n FROM generate_series(1, ${FOLDERS}) n`,
    of,
  );
  await superuser.query(
    `UPDATE folders f SET parent_id = above.id FROM (SELECT id, position FROM folders WHERE ${own}) above
     WHERE f.tenant_id = ${tenant} AND f.company_id = $2 AND f.position >= 8 AND above.position = f.position / 4`,
    of,
  );
  await superuser.query(
    `INSERT INTO templates (tenant_id, company_id, name, subject, kind, content, search_text, updated)
     SELECT ${tenant}, $2, 'Template ' || n, 'Größe ' || n % 97, 'html', words, lower(words), now() - n * interval '1 minute'
     FROM generate_series(1, ${TEMPLATES}) n, LATERAL (
       SELECT string_agg((ARRAY['lorem', 'ipsum', 'Größe', '東京', 'offer', 'meeting', 'week', 'señor'])[1 + (n * 7 + w * 13) % 8] || (n * w) % 991, ' ') AS words
       FROM generate_series(1, 220) w
     ) said`,
    of,
  );
  await superuser.query(
    `INSERT INTO template_folders (tenant_id, company_id, template_id, folder_id)
     SELECT ${tenant}, $2, t.id, f.id
     FROM (SELECT id, substr(name, 10)::int AS n FROM templates WHERE ${own}) t
     CROSS JOIN (VALUES (1), (7)) steps (step)
     JOIN (SELECT id, position FROM folders WHERE ${own}) f ON f.position = 1 + (t.n * step) % ${FOLDERS}
     WHERE step = 1 OR t.n % 3 = 0 ON CONFLICT DO NOTHING`,
    of,
  );
  await superuser.query("VACUUM ANALYZE folders, templates, template_folders");
}

async function p95(turns: number, ask: (turn: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const begun = performance.now();
    await ask(turn);
    taken.push(performance.now() - begun);
  }
  return percentile(taken, 0.95);
}

const folderId = async ({ database: { superuser } }: Product, n: number): Promise<string> =>
  (await superuser.query<{ id: string }>("SELECT id FROM folders WHERE position = $1", [n])).rows[0]?.id ??
  "";

async function overApi(product: Product, { session, companyId }: Place): Promise<Figure[]> {
  const terms = ["größe 5", "東京", "template 777", "señor12 ", "nobody has this", "week", "of", "meeting99"];
  const [moved, here, there] = await Promise.all([700, 3, 5].map((n) => folderId(product, n)));
  const list = (over: object) => query(session, "templates.list", { companyId, ...over });
  const ms = (name: string, value: number): Figure => ({
    name: `templates.${name}`,
    value,
    unit: "ms",
    floor: `${TEMPLATES} in ${FOLDERS}`,
  });
  return [
    ms("tree_p95_ms", await p95(TURNS, () => query(session, "folders.list", { companyId }))),
    ms("counts_p95_ms", await p95(TURNS, () => query(session, "templates.counts", { companyId }))),
    ms("list_p95_ms", await p95(TURNS, () => list({}))),
    ms("folder_p95_ms", await p95(TURNS, () => list({ place: here }))),
    ms("search_p95_ms", await p95(TURNS, (turn) => list({ search: terms[turn % terms.length] }))),
    ms(
      "move_p95_ms",
      await p95(TURNS, (turn) =>
        mutate(session, "folders.move", {
          folderId: moved,
          parentId: turn % 2 === 0 ? there : here,
          beforeId: null,
        }),
      ),
    ),
  ];
}

/** From the address to the tree that can be used, and what an editor weighs. */
async function inBrowser(product: Product, place: Place): Promise<Figure[]> {
  const browser = await chromium.launch(await chromeOptions());
  try {
    const context = await signedIn(browser, place.session);
    const url = `${product.url}/t/${place.session.slug}/c/${place.workspaceName}/templates`;
    const opened: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await context.newPage();
      const begun = performance.now();
      await page.goto(url);
      await page.getByRole("treeitem", { name: /^Folder 1( \d+ templates?)?$/ }).waitFor();
      await page
        .getByRole("row", { name: /Template/ })
        .nth(20)
        .waitFor();
      opened.push(performance.now() - begun);
      await page.close();
    }
    const blocks = { kind: "blocks", document: { type: "doc", content: [{ type: "paragraph" }] } };
    const html = { kind: "html", html: "<p>Hello</p>" };
    const weight = async (source: object): Promise<number> => {
      const draft = { subject: "Hello", previewText: "", source, text: null };
      const { companyId } = place;
      const { id } = await mutate<{ id: string }>(place.session, "templates.add", {
        companyId,
        folderId: null,
        name: "Weighed",
        draft,
      });
      return scriptKilobytes(context, `${url}/${id}`);
    };
    const listKb = await scriptKilobytes(context, url);
    return [
      { name: "templates.open_ms", value: median(opened), unit: "ms", spread: spreadOf(opened) },
      { name: "templates.list_brotli_kb", value: listKb, unit: "KB" },
      {
        name: "templates.editor_brotli_kb",
        value: await weight(blocks),
        unit: "KB",
        floor: "page and editor",
      },
      { name: "templates.source_brotli_kb", value: await weight(html), unit: "KB", floor: "page and editor" },
    ];
  } finally {
    await browser.close();
  }
}

/** `templates`: ten thousand of them in two thousand folders. */
export async function benchTemplates(): Promise<Figure[]> {
  const product = await startProduct({ portal: true });
  try {
    const session = await signUp(product.url);
    const company = await mutate<{ id: string; workspaceName: string }>(session, "companies.add", {
      name: "Many mails",
    });
    const place = { session, companyId: company.id, workspaceName: company.workspaceName };
    await fill(product, place);
    return [...(await overApi(product, place)), ...(await inBrowser(product, place))];
  } finally {
    await product.stop();
  }
}
