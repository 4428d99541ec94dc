import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import pg from "pg";
import { mutate, signUp as signUpThroughApi, type Session } from "../product/api.ts";

export interface Company {
  readonly id: string;
  readonly name: string;
  readonly workspaceName: string;
}

interface Journey {
  readonly url: string;
  /** A new tenant and its owner, signed in where `in` says. */
  readonly newTenant: (name: string, within?: BrowserContext) => Promise<Session>;
  readonly newCompany: (session: Session, name: string) => Promise<Company>;
  readonly superuser: pg.Pool;
}

const url = () => process.env["PRODUCT_URL"] ?? "";

/**
 * What a browser says by itself about an answer that the journey asked for, such as a refused sign-in, and about a frame without
 * scripts that the test driver looks into.
 */
const expected =
  /Failed to load resource: the server responded with a status of 4\d\d|^Blocked script execution in '[^']+\/preview\/[\w-]{43}'/;

/** A console error fails a journey, whatever else it saw. */
export function watchConsole(page: Page, faults: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error" && !expected.test(message.text())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
}

export const test = base.extend<Journey>({
  url: async ({}, use) => use(url()),
  superuser: async ({}, use) => {
    const pool = new pg.Pool({ connectionString: process.env["PRODUCT_DATABASE"], max: 2 });
    await use(pool);
    await pool.end();
  },
  page: async ({ page }, use) => {
    const faults: string[] = [];
    watchConsole(page, faults);
    await use(page);
    expect(faults).toEqual([]);
  },
  newTenant: async ({ superuser, context }, use) =>
    use(async (name, within = context) => {
      // All journeys come from one address; its limit on sign-ups has tests of its own.
      await superuser.query("DELETE FROM rate_limits");
      const session = await signUpThroughApi(url(), { tenantName: name });
      const cookies = session.cookie.split("; ").map((pair) => pair.split("=") as [string, string]);
      await within.addCookies(cookies.map(([key, value]) => ({ name: key, value, url: url() })));
      return session;
    }),
  newCompany: async ({}, use) => use((session, name) => mutate<Company>(session, "companies.add", { name })),
});

export { expect };

/** What axe finds on the page as it is, in words; WCAG 2.2 AA. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    // A frame without scripts has nobody who would answer.
    .exclude("iframe[sandbox]")
    .analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  );
}

/** A lead file of one's own: `people` good lines, and some that are not. */
export function leadFile(people: number): { name: string; mimeType: string; buffer: Buffer } {
  const lines = ["E-mail;Full name;Company;Status"];
  for (let index = 0; index < people; index += 1) {
    lines.push(`person${index}@example.org;"Müller, ${index} Zoë";"Größe & Söhne";active`);
  }
  lines.push('no-address-here;"Broken, Line";X;active');
  lines.push("person0@example.org;Twice;X;active");
  lines.push("late@example.org;Unknown status;X;sleeping");
  lines.push("");
  return { name: "customers März.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) };
}
