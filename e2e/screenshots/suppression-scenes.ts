import type { Page } from "playwright-core";
import { mutate, query } from "../product/api.ts";
import { open, pageOf, type Studio } from "./studio.ts";

const long =
  "bartholomew.featherstonehaugh-cholmondeley+newsletter@correspondence.featherstonehaugh-estates.example";

/** Whom nobody writes to; one lead with all that can be done to it; tags and own fields. */
export async function suppressionScenes(studio: Studio): Promise<void> {
  const { photographer, portal } = studio;
  if (!["suppressions", "lead-whole", "lead-tags"].some((name) => photographer.wants(name))) return;
  const page = await pageOf(studio, portal.owner);
  await suppressions(studio, page);
  const company = await mutate<{ id: string; workspaceName: string }>(portal.owner, "companies.add", {
    name: "Kaffeerösterei an der Alster",
  });
  const base = `/t/${portal.owner.slug}/c/${company.workspaceName}/leads`;
  await tagsAndFields(studio, page, { companyId: company.id, base });
  await oneLead(studio, page, { companyId: company.id, base });
  await page.context().close();
}

async function suppressions(studio: Studio, page: Page): Promise<void> {
  const { photographer, portal } = studio;
  const path = `/t/${portal.owner.slug}/suppressions`;
  await open(page, path);
  await photographer.take(page, "suppressions-empty");
  await open(page, `${path}?add=true`);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("File", { exact: true }).click();
  await photographer.take(page, "suppressions-add-file");
  await dialog.getByText("Paste", { exact: true }).click();
  const lines = Array.from(
    { length: 60 },
    (_, place) => `"Müller, ${place}";person.${place}@example.org;2026`,
  );
  await dialog
    .getByRole("textbox", { name: "Addresses and domains" })
    .fill([long, "kaffee.de", "@nakamura.example", "ask at the desk", "ann@", ...lines].join("\n"));
  await dialog.getByRole("textbox", { name: /^Note/ }).fill("Mailchimp, unsubscribed until November 2026");
  await photographer.take(page, "suppressions-add");
  await dialog.getByRole("button", { name: "Add to the list" }).click();
  await dialog.getByText("65 lines read").waitFor();
  await photographer.take(page, "suppressions-outcome");
  await dialog.getByRole("button", { name: "Done" }).click();
  const add = (text: string, reason: string) =>
    mutate(portal.owner, "suppressions.add", { text, reason, note: null });
  await add("gone@example.org\nfull@example.org", "bounced");
  await add("angry@example.org", "complained");
  await mutate(portal.owner, "suppressions.eraseAddress", { email: "forget.me@example.org" });
  await open(page, path);
  await page.getByRole("textbox", { name: "May we write to…?" }).fill("info@kaffee.de");
  await page.getByRole("button", { name: "Check" }).click();
  await page.getByText("No. info@kaffee.de").waitFor();
  await photographer.take(page, "suppressions");
  await acts(studio, page, path);
  const viewer = await pageOf(studio, portal.viewer);
  await open(viewer, path);
  await photographer.take(viewer, "suppressions-closed");
  await viewer.context().close();
}

async function acts({ photographer }: Studio, page: Page, path: string): Promise<void> {
  await open(page, `${path}?q=nobody&reason=bounced`);
  await photographer.take(page, "suppressions-none");
  await open(page, path);
  const menu = page.getByRole("button", { name: "Actions for angry@example.org" });
  await menu.click();
  await photographer.take(page, "suppressions-menu");
  // Another size has other rows, and their menus are closed.
  await menu.click();
  await page.getByRole("menuitem", { name: "Lift…" }).click();
  await photographer.take(page, "suppressions-lift");
  await page.keyboard.press("Escape");
  await open(page, `${path}?erase=true`);
  await page.getByRole("textbox", { name: "E-mail address" }).fill("zoe@example.org");
  await page.getByRole("textbox", { name: "Type it once more" }).fill("zoe@example.com");
  await page.getByRole("button", { name: "Erase for good" }).click();
  await photographer.take(page, "suppressions-erase");
}

interface Place {
  readonly companyId: string;
  readonly base: string;
}

async function tagsAndFields({ photographer, portal }: Studio, page: Page, { companyId, base }: Place) {
  const { owner } = portal;
  await open(page, `${base}/fields`);
  await photographer.take(page, "lead-tags-empty");
  await open(page, `${base}/fields?tab=fields`);
  await photographer.take(page, "lead-fields-empty");
  await page.getByRole("button", { name: "Add field" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Contract ends");
  await photographer.take(page, "lead-field-add");
  await page.keyboard.press("Escape");
  const types = { "Contract ends": "date", Seats: "number", Customer: "boolean", Position: "text" };
  for (const [name, type] of Object.entries(types))
    await mutate(owner, "leadFields.add", { companyId, name, type });
  const tags = [
    "vip",
    "Messe München 2026",
    "Отложено",
    "後で連絡",
    "Roasters, wholesale and everybody they sent",
  ];
  for (const [place, tag] of tags.entries())
    await mutate(owner, "leads.add", {
      companyId,
      email: `tagged.${place}@example.org`,
      tags: tags.slice(place),
      name: tag,
    });
  await open(page, `${base}/fields`);
  await photographer.take(page, "lead-tags");
  await page.getByRole("button", { name: "Actions for vip" }).click();
  await page.getByRole("menuitem", { name: "Merge into another…" }).click();
  await page.getByRole("radio").first().check();
  await photographer.take(page, "lead-tag-merge");
  await page.keyboard.press("Escape");
  await open(page, `${base}/fields?tab=fields`);
  await photographer.take(page, "lead-fields");
  await page.getByRole("button", { name: "Actions for Seats" }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await photographer.take(page, "lead-field-remove");
  await page.keyboard.press("Escape");
}

interface Whole {
  readonly id: string;
  readonly updatedAt: string;
  readonly fields: readonly { readonly fieldId: string; readonly type: string }[];
}

async function oneLead(studio: Studio, page: Page, place: Place): Promise<void> {
  const { photographer, portal } = studio;
  const { owner } = portal;
  const { companyId, base } = place;
  await open(page, `${base}?add=true`);
  await page.getByRole("textbox", { name: "E-mail" }).fill("zoe@");
  await page.getByRole("combobox", { name: /^Tags/ }).fill("m");
  await page.getByRole("option").first().waitFor();
  await photographer.take(page, "lead-add");
  const lead = await aWholeLead(studio, companyId);
  await open(page, `${base}?lead=${lead.id}`);
  await page.getByRole("region", { name: "History" }).getByText("Added by").waitFor();
  await photographer.take(page, "lead-whole");
  await page.getByRole("button", { name: "More for this lead" }).click();
  await photographer.take(page, "lead-menu");
  await page.getByRole("menuitem", { name: "Unsubscribe…" }).click();
  await photographer.take(page, "lead-unsubscribe");
  await page.keyboard.press("Escape");
  await edit(studio, page, lead);
  await merge(studio, page, place);
  const { id } = await held(studio, companyId);
  await open(page, `${base}?lead=${id}`);
  await page.getByText("Must not be written to").waitFor();
  await photographer.take(page, "lead-held");
  await page.getByRole("button", { name: "Lift…" }).click();
  await page.getByRole("radio").first().waitFor();
  await photographer.take(page, "lead-lift");
  await open(page, `${base}?lead=${id.replace(/.$/, id.endsWith("0") ? "1" : "0")}`);
  await photographer.take(page, "lead-gone");
  await mutate(owner, "preferences.update", { language: "de" });
  await open(page, `${base}?lead=${lead.id}`);
  await photographer.take(page, "lead-whole-german");
  await open(page, `/t/${owner.slug}/suppressions`);
  await photographer.take(page, "suppressions-german");
  await mutate(owner, "preferences.update", { language: null });
}

/** A lead with a past: added, edited, mailed. */
async function aWholeLead({ portal: { owner }, product }: Studio, companyId: string): Promise<Whole> {
  const { leadId } = await mutate<{ leadId: string }>(owner, "leads.add", {
    companyId,
    email: "zoe.muller@roesterei-und-kaffeehaus.de",
    name: "Zoe",
    tags: ["vip", "Messe München 2026"],
  });
  const lead = await query<Whole>(owner, "leads.byId", { leadId });
  const values = {
    date: "2027-03-31",
    number: 1_200,
    boolean: true,
    text: "Head of purchasing, espresso and decaf",
  };
  await mutate(owner, "leads.update", {
    leadId,
    updatedAt: lead.updatedAt,
    name: "Müller, Zoë",
    employer: "Gesellschaft für angewandte Gartenbaukunst und Landschaftspflege Mecklenburg-Vorpommern mbH",
    fields: lead.fields.map(({ fieldId, type }) => ({ fieldId, value: values[type as keyof typeof values] })),
  });
  await product.database.superuser.query(
    `UPDATE leads SET created = created - interval '40 days' WHERE id = $1`,
    [leadId],
  );
  return query<Whole>(owner, "leads.byId", { leadId });
}

async function edit({ photographer, portal }: Studio, page: Page, lead: Whole): Promise<void> {
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: /^Name/ }).fill("Zoë Müller-Lüdenscheidt");
  await page.getByRole("textbox", { name: /^Position/ }).fill("Buyer");
  await photographer.take(page, "lead-edit");
  const fields = lead.fields
    .filter(({ type }) => type === "text")
    .map(({ fieldId }) => ({ fieldId, value: "Head of everything" }));
  await mutate(portal.owner, "leads.update", {
    leadId: lead.id,
    updatedAt: lead.updatedAt,
    name: "Zoë M.",
    fields,
  });
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Somebody changed this lead meanwhile").waitFor();
  await photographer.take(page, "lead-conflict");
  await page.getByRole("button", { name: "Save this" }).click();
  await page.getByRole("button", { name: "Edit" }).waitFor();
}

async function merge({ photographer, portal }: Studio, page: Page, { companyId }: Place): Promise<void> {
  await mutate(portal.owner, "leads.add", {
    companyId,
    email: "z.mueller@example.org",
    name: "Zoe Mueller (old)",
    employer: "Rösterei",
    tags: ["後で連絡"],
  });
  await page.getByRole("button", { name: "More for this lead" }).click();
  await page.getByRole("menuitem", { name: "Merge with another…" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge two leads" });
  await dialog.getByRole("searchbox").fill("mueller");
  await dialog.getByRole("radio").first().check();
  await photographer.take(page, "lead-merge-search");
  await dialog.getByRole("button", { name: "Compare" }).click();
  await dialog.getByRole("button", { name: "Merge" }).waitFor();
  await photographer.take(page, "lead-merge");
}

/** Somebody who complained, at a domain that is on the list as a whole. */
async function held({ portal: { owner } }: Studio, companyId: string): Promise<{ id: string }> {
  const { leadId } = await mutate<{ leadId: string }>(owner, "leads.add", {
    companyId,
    email: "layla@haddad.example",
    name: "ليلى حداد",
  });
  const add = (text: string, reason: string, note: string | null) =>
    mutate(owner, "suppressions.add", { text, reason, note });
  await add("haddad.example", "bounced", "Their server has refused everything since spring");
  await add("layla@haddad.example", "complained", null);
  return { id: leadId };
}
