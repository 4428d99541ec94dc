import { PASSWORD } from "../product/api.ts";
import { expect, test, watchConsole } from "./journey.ts";

interface KeptMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

test("Spanish, dark and another time zone hold at once, after a sign-out, in another browser and in a mail", async ({
  page,
  url,
  newTenant,
  newCompany,
  superuser,
  browser,
}) => {
  const session = await newTenant("Idiomas");
  await newCompany(session, "Acme");
  await page.goto(`${url}/account/preferences`);
  await page.getByLabel("Theme").selectOption("dark");
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await page.getByLabel("Date format").selectOption("ymd");
  await page.getByLabel("Language").selectOption({ label: "Español" });
  await expect(page.getByRole("heading", { name: "Aspecto del portal" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto(`${url}/t/${session.slug}/companies`);
  await expect(page.getByRole("heading", { name: "Empresas" })).toBeVisible();
  await expect(page.locator("time").first()).toHaveAttribute("title", /GMT\+9/);

  await page.getByRole("button", { name: /Tu cuenta/ }).click();
  await page.getByRole("menuitem", { name: "Cerrar sesión" }).click();
  await expect(page.getByRole("heading", { name: "Iniciar sesión" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  // A browser that has never seen the portal, and asks for English and light.
  await superuser.query("DELETE FROM rate_limits");
  const elsewhere = await browser.newContext({ locale: "en-GB", colorScheme: "light" });
  const other = await elsewhere.newPage();
  const faults: string[] = [];
  watchConsole(other, faults);
  await other.goto(`${url}/sign-in`);
  await other.getByLabel("E-mail address").fill(session.email);
  await other.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await other.keyboard.press("Enter");
  await expect(other.getByRole("heading", { name: "Empresas" })).toBeVisible();
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
  const first = await other.request.get(`${url}/t/${session.slug}/companies`);
  expect(await first.text()).toContain(
    '<html lang="es" data-theme-choice="dark" data-time-zone="Asia/Tokyo" data-date-format="ymd">',
  );
  expect(faults).toEqual([]);
  await elsewhere.close();

  const told = async () => {
    const mails = (await (await fetch(`${url}/dev/mail?format=json`)).json()) as KeptMail[];
    return mails.filter(({ to }) => to === session.email).map(({ subject, text }) => `${subject}\n${text}`);
  };
  await expect
    .poll(async () => (await told()).join("\n"))
    .toMatch(/dispositivo nuevo[^]*\d{4}-\d{2}-\d{2}, \d{1,2}:\d{2} \(Asia\/Tokyo\)/);
});
