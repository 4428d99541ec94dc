import { allowed, allowedIn, router } from "../../trpc.ts";
import { addLeadField } from "./add-lead-field.ts";
import { listLeadFields } from "./lead-fields.queries.ts";
import {
  addLeadFieldInput,
  leadFieldInput,
  listLeadFieldsInput,
  updateLeadFieldInput,
} from "./lead-fields.schema.ts";
import { removeLeadField } from "./remove-lead-field.ts";
import { updateLeadField } from "./update-lead-field.ts";

export const leadFieldsRouter = router({
  list: allowedIn("leads.view")
    .input(listLeadFieldsInput)
    .query(({ ctx, input }) => listLeadFields(ctx, input)),
  add: allowedIn("leads.write")
    .input(addLeadFieldInput)
    .mutation(({ ctx, input }) => addLeadField(ctx, input)),
  update: allowed("leads.write")
    .input(updateLeadFieldInput)
    .mutation(({ ctx, input }) => updateLeadField(ctx, input)),
  remove: allowed("leads.write")
    .input(leadFieldInput)
    .mutation(({ ctx, input }) => removeLeadField(ctx, input)),
});
