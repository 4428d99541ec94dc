import { allowed, allowedConfirmed, router } from "../../trpc.ts";
import { keepImportFiles } from "./keep-import-files.ts";
import { renameTenant } from "./rename-tenant.ts";
import { saveBilling } from "./save-billing.ts";
import { setDefaults } from "./set-defaults.ts";
import { currentSettings } from "./settings.queries.ts";
import {
  keepImportFilesInput,
  renameTenantInput,
  saveBillingInput,
  setDefaultsInput,
} from "./settings.schema.ts";

export const settingsRouter = router({
  current: allowed("settings.view").query(({ ctx }) => currentSettings(ctx)),
  renameTenant: allowed("settings.manage")
    .input(renameTenantInput)
    .mutation(({ ctx, input }) => renameTenant(ctx, input)),
  setDefaults: allowed("settings.manage")
    .input(setDefaultsInput)
    .mutation(({ ctx, input }) => setDefaults(ctx, input)),
  keepImportFiles: allowed("settings.manage")
    .input(keepImportFilesInput)
    .mutation(({ ctx, input }) => keepImportFiles(ctx, input)),
  saveBilling: allowedConfirmed("settings.manage")
    .input(saveBillingInput)
    .mutation(({ ctx, input }) => saveBilling(ctx, input)),
});
