import type { Ids } from "./procedures.ts";
import { mapping } from "./sample-forms.ts";

const longAgo = "2026-01-01T00:00:00.000Z";
/** Nobody has it. */
const nobody = "018f0000-0000-7000-8000-000000000000";
const viewSettings = { filter: {}, order: "newest", columns: ["email"], density: "compact" };

/** A well-formed input of every procedure of leads: what comes in, stands there, and must not be written to. */
export const leadInputs: Readonly<Record<string, (ids: Ids) => unknown>> = {
  "imports.byId": ({ importId }) => ({ importId }),
  "imports.cancel": ({ importId }) => ({ importId }),
  "imports.check": ({ importId }) => ({ importId, columns: mapping }),
  "imports.discard": ({ importId }) => ({ importId }),
  "imports.kept": ({ importId }) => ({ importId }),
  "imports.list": ({ companyId }) => ({ companyId }),
  "imports.progress": ({ importId }) => ({ importId }),
  "imports.rejections": ({ importId }) => ({ importId }),
  "imports.run": ({ importId }) => ({ importId, columns: mapping }),
  "imports.undo": ({ importId }) => ({ importId }),
  "imports.updateReading": ({ importId }) => ({ importId }),
  "leadFields.add": ({ companyId }) => ({ companyId, name: "Mine", type: "text" }),
  "leadFields.list": ({ companyId }) => ({ companyId }),
  "leadFields.remove": ({ fieldId }) => ({ fieldId }),
  "leadFields.update": ({ fieldId }) => ({ fieldId, name: "Mine" }),
  "leadJobs.byId": ({ leadJobId }) => ({ jobId: leadJobId }),
  "leadJobs.cancel": ({ leadJobId }) => ({ jobId: leadJobId }),
  "leadJobs.change": ({ companyId }) => ({ companyId, filter: {}, change: { kind: "tag", tags: ["Mine"] } }),
  "leadJobs.count": ({ companyId }) => ({ companyId, filter: {} }),
  "leadJobs.export": ({ companyId }) => ({ companyId, filter: {}, format: "csv" }),
  "leadJobs.failures": ({ leadJobId }) => ({ jobId: leadJobId }),
  "leadJobs.list": ({ companyId }) => ({ companyId }),
  "leadJobs.progress": ({ leadJobId }) => ({ jobId: leadJobId }),
  "leadJobs.restore": ({ leadJobId }) => ({ jobId: leadJobId }),
  "leads.add": ({ companyId }) => ({ companyId, email: "mine@example.org" }),
  "leads.byId": ({ leadId }) => ({ leadId }),
  "leads.history": ({ leadId }) => ({ leadId }),
  "leads.list": ({ companyId }) => ({ companyId }),
  "leads.merge": ({ leadId }) => ({
    keepId: leadId,
    keepUpdatedAt: longAgo,
    mergeId: nobody,
    mergeUpdatedAt: longAgo,
  }),
  "leads.update": ({ leadId }) => ({ leadId, updatedAt: longAgo, name: "Mine" }),
  "leadViews.add": ({ companyId }) => ({ companyId, name: "Mine", isShared: false, settings: viewSettings }),
  "leadViews.list": ({ companyId }) => ({ companyId }),
  "leadViews.remove": ({ viewId }) => ({ viewId }),
  "leadViews.update": ({ viewId }) => ({ viewId, name: "Mine" }),
  "suppressions.add": () => ({ text: "mine@example.org", reason: "unsubscribed" }),
  "suppressions.check": () => ({ email: "mine@example.org" }),
  "suppressions.reach": () => ({ domains: ["example.org"] }),
  "suppressions.eraseAddress": () => ({ email: "mine@example.org" }),
  "suppressions.lift": ({ suppressionId }) => ({ suppressionId, why: "They asked us to write again" }),
  "suppressions.list": () => ({}),
  "tags.list": ({ companyId }) => ({ companyId }),
  "tags.merge": ({ tagId }) => ({ keepId: tagId, mergeId: nobody }),
  "tags.remove": ({ tagId }) => ({ tagId }),
  "tags.rename": ({ tagId }) => ({ tagId, name: "Mine" }),
  "tags.restore": ({ companyId }) => ({ companyId, name: "Mine", leadIds: [], templateIds: [] }),
};
