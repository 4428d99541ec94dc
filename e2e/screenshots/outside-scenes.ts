import { mailedToken } from "../product/api.ts";
import { open, pageOf, type Studio } from "./studio.ts";

/** Pages of people who are not signed in. */
export async function outsideScenes(studio: Studio): Promise<void> {
  const { photographer, portal, product } = studio;
  const page = await pageOf(studio);
  await open(page, "/sign-in");
  await photographer.take(page, "sign-in");
  await page.getByLabel("E-mail address").fill(portal.owner.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("alert").waitFor();
  await photographer.take(page, "sign-in-refused");

  await open(page, "/sign-up");
  await photographer.take(page, "sign-up");
  await page.getByRole("button", { name: "Create account" }).click();
  await photographer.take(page, "sign-up-unfilled");
  const email = "bartholomew.featherstonehaugh@a-rather-long-company-name.example";
  await page.getByLabel("Your name").fill("Bartholomew Featherstonehaugh");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("a few words do well");
  await page.getByLabel("Tenant name").fill("A rather long company name");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText(email).waitFor();
  await photographer.take(page, "sign-up-sent");
  await open(page, "/verify-email?token=no-such-token");
  await photographer.take(page, "verify-email-dead");
  const elsewhere = await pageOf(studio);
  await open(elsewhere, `/verify-email?token=${await mailedToken(product.url, email, "/verify-email")}`);
  await photographer.take(elsewhere, "verify-email-elsewhere");

  await open(page, "/reset");
  await photographer.take(page, "reset");
  await page.getByLabel("E-mail address").fill(portal.viewer.email);
  await page.getByRole("button", { name: "Send link" }).click();
  await page.getByText("Look into your mail").waitFor();
  await photographer.take(page, "reset-sent");
  await open(page, `/reset/${await mailedToken(product.url, portal.viewer.email, "/reset")}`);
  await photographer.take(page, "reset-set-password");
}
