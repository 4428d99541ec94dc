import type { Page } from "playwright-core";
import { mutate, type Session } from "../product/api.ts";
import { open, pageOf, type Studio } from "./studio.ts";

type Inline = { type: "text"; text: string; marks?: object[] } | { type: "variable"; attrs: object };

const paragraph = (...content: (string | Inline)[]) => ({
  type: "paragraph",
  attrs: { textAlign: null },
  content: content.map((each) => (typeof each === "string" ? { type: "text", text: each } : each)),
});
const variable = (name: string, fallback = ""): Inline => ({
  type: "variable",
  attrs: { name, fallback, filter: null },
});
const bold = (text: string): Inline => ({ type: "text", text, marks: [{ type: "bold" }] });

const newsletter = {
  type: "doc",
  content: [
    {
      type: "heading",
      attrs: { level: 1, textAlign: null },
      content: [{ type: "text", text: "Three ways to a better espresso" }],
    },
    paragraph("Hello ", variable("first_name", "there"), ","),
    paragraph(
      "we roasted a new lot this week: ",
      bold("Finca El Mirador"),
      ", washed, from 1,900 metres. At ",
      variable("employer"),
      " it will taste of plum and cocoa.",
    ),
    {
      type: "columns",
      content: [
        {
          type: "column",
          content: [
            {
              type: "heading",
              attrs: { level: 3, textAlign: null },
              content: [{ type: "text", text: "Grind finer" }],
            },
            paragraph("Until 36 g take 28 seconds."),
          ],
        },
        {
          type: "column",
          content: [
            {
              type: "heading",
              attrs: { level: 3, textAlign: null },
              content: [{ type: "text", text: "Heat the cup" }],
            },
            paragraph("It keeps what you paid for."),
          ],
        },
      ],
    },
    {
      type: "image",
      attrs: {
        src: "https://images.example/mirador.jpg",
        alt: null,
        href: "",
        width: 520,
        align: "center",
      },
    },
    {
      type: "button",
      attrs: {
        label: "Order the new lot",
        href: "https://shop.example/mirador?for={{email}}",
        align: "center",
      },
    },
    { type: "divider" },
    { type: "unsubscribe", attrs: { label: "Unsubscribe", align: "center" } },
  ],
};

const html = `<style>\n  h1 { color: #0f766e; font-size: 28px }\n  @media (prefers-color-scheme: dark) { h1 { color: #5eead4 } }\n</style>\n<h1>Winter opening hours</h1>\n<p>Dear {{name|guest}},</p>\n<p>from December on we open at <b>7:30</b>. <a href="https://shop.example/hours">All hours</a></p>\n<p><a href="{{unsubscribe_url}}">No more mails</a></p>\n`;

const blocks = (document: object) => ({ kind: "blocks", document });
const draftOf = (subject: string, source: object, previewText = "") => ({
  subject,
  previewText,
  source,
  text: null,
});

interface Added {
  readonly id: string;
}

/** Folders and templates of a roastery that has had them for a while. */
async function fill({ product, portal }: Studio, session: Session) {
  const companyId = portal.full.id;
  const folder = async (name: string, parentId: string | null = null) =>
    (await mutate<Added>(session, "folders.add", { companyId, parentId, name })).id;
  const sales = await folder("Sales");
  const cold = await folder("Cold outreach", sales);
  const germany = await folder("Deutschland, Österreich und die deutschsprachige Schweiz", cold);
  await folder("Follow-ups", sales);
  const news = await folder("Newsletter");
  await folder("2026", news);
  await folder("Події та зустрічі", news);
  await folder("お知らせ");
  const add = async (name: string, draft: object, folderId: string | null, tags: string[] = []) => {
    const { id } = await mutate<Added>(session, "templates.add", { companyId, folderId, name, draft });
    if (tags.length > 0) await mutate(session, "templates.setTags", { templateId: id, tags });
    return id;
  };
  const main = await add(
    "Newsletter of the week",
    draftOf(
      "{{first_name|Coffee friend}}, three ways to a better espresso",
      blocks(newsletter),
      "A new lot from 1,900 metres",
    ),
    news,
    ["Newsletter", "Espresso"],
  );
  const raw = await add("Opening hours", draftOf("Winter opening hours", { kind: "html", html }), news, [
    "Service",
  ]);
  const short = blocks({ type: "doc", content: [paragraph("Guten Tag ", variable("name"), ",")] });
  await add("Erstkontakt Röstereien", draftOf("Kaffee für Ihr Büro?", short), germany, ["Vertrieb", "Cold"]);
  await add("Second try", draftOf("RE: Coffee for your office", short), cold, ["Cold"]);
  await add("Приглашение на дегустацию", draftOf("Приглашаем на дегустацию", short), news, ["Events"]);
  await add("テイスティングのご案内", draftOf("新しい豆のご案内", short), null, ["Events"]);
  await add(
    "A name that somebody wrote in the hope that nobody would ever have to read all of it at once here",
    draftOf("And a subject that goes on for as long as the field lets it, because it can", short),
    null,
  );
  await product.database.superuser.query(
    `INSERT INTO leads (tenant_id, company_id, email, name, company)
     SELECT t.id, $2, 'info@roestwerk.example', NULL, NULL FROM tenants t WHERE t.slug = $1`,
    [session.slug, companyId],
  );
  return { main, raw, sales, cold, news };
}

/** Templates: the list in its states, folders, and one template with everything beside it. */
export async function templateScenes(studio: Studio): Promise<void> {
  if (!["templates", "template"].some((name) => studio.photographer.wants(name))) return;
  const { photographer, portal } = studio;
  const session = portal.owner;
  const page = await pageOf(studio, session);
  const base = `/t/${session.slug}/c/${portal.full.workspaceName}/templates`;
  await open(page, base);
  await photographer.take(page, "templates-empty");
  const made = await fill(studio, session);
  await open(page, base);
  await photographer.take(page, "templates");
  await open(page, `${base}?folder=${made.cold}`);
  await photographer.take(page, "templates-folder");
  await open(page, `${base}?q=nothing+has+this`);
  await photographer.take(page, "templates-none-found");
  await open(page, `${base}?folder=archived`);
  await photographer.take(page, "templates-archive-empty");
  await open(page, `${base}?add=true`);
  await photographer.take(page, "template-new");
  await open(page, `${base}?folder=${made.sales}`);
  await page.getByRole("button", { name: "Actions for this folder" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByText("templates lie in it").waitFor();
  await photographer.take(page, "templates-remove-folder");
  await oneTemplate(studio, page, { base, ...made });
  await page.context().close();
}

async function oneTemplate(
  { photographer }: Studio,
  page: Page,
  { base, main, raw }: { base: string; main: string; raw: string },
): Promise<void> {
  const editor = page.getByRole("textbox", { name: "Message" });
  await open(page, `${base}/${main}`);
  await editor.waitFor();
  await photographer.take(page, "template");
  await editor.getByText("It keeps what you paid for.").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" Really.");
  await page.getByText(/^Saved/).waitFor();
  await open(page, `${base}/${main}?side=check`);
  await page.getByRole("list", { name: "Check" }).waitFor();
  await photographer.take(page, "template-check");
  await open(page, `${base}/${main}?side=versions`);
  await page.getByRole("button", { name: "1 more save" }).click();
  await page.getByRole("button", { name: /No\. 1/ }).click();
  await page.getByText("What restoring it would change").waitFor();
  await photographer.take(page, "template-version");
  await open(page, `${base}/${raw}`);
  await page.getByRole("textbox", { name: "HTML" }).waitFor();
  await photographer.take(page, "template-html");
}
