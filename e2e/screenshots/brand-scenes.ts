import { startDnsTree, type DnsTree } from "@rookery/dns/testing";
import type { Page } from "playwright-core";
import { mutate, query } from "../product/api.ts";
import { open, pageOf, type Studio } from "./studio.ts";

const mark = (ink: string) => `<path fill="${ink}" d="M4 40V8h6l14 20V8h6v32h-6L10 20v20z"/>`;
const picture = (name: string, width: number, shapes: string) => ({
  name,
  mimeType: "image/svg+xml",
  buffer: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="48" viewBox="0 0 ${width} 48">${shapes}</svg>`,
  ),
});
const bars = (ink: string) =>
  [44, 62, 80, 98, 116]
    .map((x) => `<rect fill="${ink}" x="${x}" y="18" width="10" height="22" rx="2"/>`)
    .join("");
const logo = picture("logo.svg", 132, mark("#0b4f6c") + bars("#0b4f6c"));
const logoDark = picture("logo-dark.svg", 132, mark("#ffd166") + bars("#f4f1de"));
const icon = picture(
  "icon.svg",
  48,
  `<rect width="48" height="48" rx="12" fill="#ffd166"/>${mark("#0b4f6c")}`,
);

/** The brand before there is one, as a draft that needs adjusting, published, and the tenant's own addresses. */
export async function brandScenes(studio: Studio, dnsPort: number): Promise<void> {
  const { photographer, portal } = studio;
  if (!["brand", "brand-addresses"].some((name) => photographer.wants(name))) return;
  const page = await pageOf(studio, portal.owner);
  const address = `/t/${portal.owner.slug}/brand`;
  await open(page, address);
  await photographer.take(page, "brand-own");
  await open(page, `${address}?tab=history`);
  await photographer.take(page, "brand-history-empty");
  await open(page, `${address}?tab=addresses`);
  await photographer.take(page, "brand-addresses-empty");
  await drafted(studio, page, address);
  await published(studio, page, address);
  if (photographer.wants("brand-addresses")) {
    const tree = await startDnsTree(dnsPort);
    try {
      await addresses(studio, page, { tree, address });
    } finally {
      await tree.stop();
    }
  }
  const viewer = await pageOf(studio, portal.viewer);
  await open(viewer, address);
  await photographer.take(viewer, "viewer-brand");
  await viewer.context().close();
  await page.context().close();
}

async function drafted({ photographer }: Studio, page: Page, address: string): Promise<void> {
  await open(page, address);
  await page.getByRole("textbox", { name: "Name of the portal" }).fill("Nordlicht");
  await page.getByRole("textbox", { name: "Primary colour", exact: true }).fill("#ffd166");
  await page.getByRole("textbox", { name: /^Second colour/ }).fill("#0b4f6c");
  for (const [name, file] of [
    ["Logo", logo],
    ["Logo on dark ground", logoDark],
    ["Icon", icon],
  ] as const) {
    await page.getByLabel(`File: ${name}`, { exact: true }).setInputFiles(file);
    await page.getByRole("button", { name: `Remove: ${name}`, exact: true }).waitFor();
  }
  await page.getByRole("textbox", { name: "Sender name" }).fill("Nordlicht & Söhne");
  await page
    .getByRole("textbox", { name: "Footer" })
    .fill("Nordlicht & Söhne GmbH, Speicherstadt 4, 20457 Hamburg. Handelsregister Hamburg, HRB 174 202.");
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await photographer.take(page, "brand");
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `${address}?tab=preview`);
  await photographer.take(page, "brand-preview");
  await open(page, address);
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("alertdialog").waitFor();
  await photographer.take(page, "brand-publish");
}

async function published({ photographer, portal }: Studio, page: Page, address: string): Promise<void> {
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish" }).click();
  await page.getByText("Published as version 1").waitFor();
  await photographer.take(page, "brand-published");
  const session = portal.owner;
  const save = async (values: object) => {
    const { inForce, draft } = await query<{
      inForce: { values: object };
      draft: { revision: number } | null;
    }>(session, "brand.current");
    const { revision } = await mutate<{ revision: number }>(session, "brand.saveDraft", {
      values: { ...inForce.values, ...values },
      revision: draft?.revision ?? 0,
    });
    await mutate(session, "brand.publish", { revision });
  };
  await save({
    primaryColor: "#8a2be2",
    secondaryColor: null,
    name: "Nordlicht, Gesellschaft für angewandte Gartenbaukunst",
  });
  await mutate(session, "brand.rollBack", { number: 1, version: 2 });
  await open(page, `${address}?tab=history`);
  await photographer.take(page, "brand-history");
  await page.getByRole("button", { name: /version 2$/ }).click();
  await page.getByRole("alertdialog").waitFor();
  await photographer.take(page, "brand-return");
  await page.keyboard.press("Escape");
}

interface ShownHost {
  readonly id: string;
  readonly host: string;
  readonly checkedAt: string | null;
  readonly records: readonly { record: { name: string; type: string; value: string } }[];
}

async function addresses(
  { photographer, portal, product }: Studio,
  page: Page,
  { tree, address }: { tree: DnsTree; address: string },
): Promise<void> {
  const session = portal.owner;
  const list = () => query<ShownHost[]>(session, "portalHosts.list");
  const add = async (host: string, zone: string) => {
    const { id } = await mutate<{ id: string }>(session, "portalHosts.add", { host });
    const shown = (await list()).find((each) => each.host === host);
    const lines = shown?.records.map(
      ({ record: { name, type, value } }) => `${name} ${type} ${type === "TXT" ? `"${value}"` : value}`,
    );
    return { id, zone, lines: lines ?? [] };
  };
  const looked = async (hostId: string) => {
    const lookedAt = async () => (await list()).find(({ id }) => id === hostId)?.checkedAt;
    // The look that follows the adding.
    for (let wait = 0; wait < 60 && !(await lookedAt()); wait += 1) await page.waitForTimeout(250);
    const before = await lookedAt();
    await product.database.superuser.query("DELETE FROM rate_limits");
    await mutate(session, "portalHosts.check", { hostId });
    for (let wait = 0; wait < 60 && (await lookedAt()) === before; wait += 1) await page.waitForTimeout(250);
  };
  tree.publish("nordlicht-portal.de", "nordlicht-portal.de A 192.0.2.80");
  tree.publish("roesterei-am-hafen.de", "roesterei-am-hafen.de A 192.0.2.80");
  const good = await add("start.nordlicht-portal.de", "nordlicht-portal.de");
  tree.publish(good.zone, [`${good.zone} A 192.0.2.80`, ...good.lines].join("\n"));
  await looked(good.id);
  const wrong = await add("kunden.roesterei-am-hafen.de", "roesterei-am-hafen.de");
  tree.publish(
    wrong.zone,
    [
      `${wrong.zone} A 192.0.2.80`,
      wrong.lines[0],
      "kunden.roesterei-am-hafen.de CNAME old.shop.example",
    ].join("\n"),
  );
  await looked(wrong.id);
  const top = await add("roesterei-am-hafen.de", "roesterei-am-hafen.de");
  await looked(top.id);
  await open(page, `${address}?tab=addresses`);
  await photographer.take(page, "brand-addresses");
  await page.getByRole("button", { name: "Remove start.nordlicht-portal.de" }).click();
  await page.getByRole("alertdialog").waitFor();
  await photographer.take(page, "brand-address-remove");
  await page.keyboard.press("Escape");
}
