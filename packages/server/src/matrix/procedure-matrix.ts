import { randomUUID } from "node:crypto";
import type { IdName, Ids, Line } from "./callers.ts";
import { companyLines } from "./company-lines.ts";
import { personLines } from "./person-lines.ts";
import { templateLines } from "./template-lines.ts";
import { tenantLines } from "./tenant-lines.ts";

/** What each procedure answers to whom. A procedure without a line, or a line without one, fails the test. */
export const procedureMatrix: Readonly<Record<string, Line>> = {
  ...personLines,
  ...tenantLines,
  ...companyLines,
  ...templateLines,
};

/** The ids that the line's input names. */
export function idsNamed(line: Line): IdName[] {
  const named = new Set<IdName>();
  const probe = new Proxy({} as Ids, {
    get: (_, name) => {
      named.add(name as IdName);
      return randomUUID();
    },
  });
  line.input(probe);
  return [...named];
}
