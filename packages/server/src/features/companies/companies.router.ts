import { allowed, allowedIn, router } from "../../trpc.ts";
import { addCompany } from "./add-company.ts";
import { archiveCompany } from "./archive-company.ts";
import { companyById, listCompanies } from "./companies.queries.ts";
import {
  addCompanyInput,
  companyInput,
  listCompaniesInput,
  purgeCompanyInput,
  setAccessInput,
  updateCompanyInput,
} from "./companies.schema.ts";
import { companyMembers } from "./company-members.queries.ts";
import { hideSetUp, showSetUp } from "./hide-set-up.ts";
import { purgeCompany } from "./purge-company.ts";
import { purgePreview } from "./purge-preview.queries.ts";
import { removeLogo } from "./set-logo.ts";
import { restoreCompany } from "./restore-company.ts";
import { setAccess } from "./set-access.ts";
import { companySetUp } from "./set-up.queries.ts";
import { updateCompany } from "./update-company.ts";

export const companiesRouter = router({
  list: allowed("companies.view")
    .input(listCompaniesInput)
    .query(({ ctx, input }) => listCompanies(ctx, input)),
  byId: allowedIn("companies.view")
    .input(companyInput)
    .query(({ ctx, input }) => companyById(ctx, input)),
  add: allowed("companies.manage")
    .input(addCompanyInput)
    .mutation(({ ctx, input }) => addCompany(ctx, input)),
  update: allowedIn("companies.manage")
    .input(updateCompanyInput)
    .mutation(({ ctx, input }) => updateCompany(ctx, input)),
  removeLogo: allowedIn("companies.manage")
    .input(companyInput)
    .mutation(({ ctx, input }) => removeLogo(ctx, input)),
  archive: allowedIn("companies.manage")
    .input(companyInput)
    .mutation(({ ctx, input }) => archiveCompany(ctx, input)),
  restore: allowedIn("companies.manage")
    .input(companyInput)
    .mutation(({ ctx, input }) => restoreCompany(ctx, input)),
  purgePreview: allowedIn("companies.purge")
    .input(companyInput)
    .query(({ ctx, input }) => purgePreview(ctx, input)),
  purge: allowedIn("companies.purge")
    .input(purgeCompanyInput)
    .mutation(({ ctx, input }) => purgeCompany(ctx, input)),
  members: allowedIn("people.manage")
    .input(companyInput)
    .query(({ ctx, input }) => companyMembers(ctx, input)),
  setAccess: allowedIn("people.manage")
    .input(setAccessInput)
    .mutation(({ ctx, input }) => setAccess(ctx, input)),
  setUp: allowedIn("companies.view")
    .input(companyInput)
    .query(({ ctx, input }) => companySetUp(ctx, input)),
  hideSetUp: allowedIn("companies.manage")
    .input(companyInput)
    .mutation(({ ctx, input }) => hideSetUp(ctx, input)),
  showSetUp: allowedIn("companies.manage")
    .input(companyInput)
    .mutation(({ ctx, input }) => showSetUp(ctx, input)),
});
