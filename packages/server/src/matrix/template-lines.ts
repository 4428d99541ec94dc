import { randomUUID } from "node:crypto";
import { readersOfCompany, readersOfList, whoMay, writersOfCompany, type Ids, type Line } from "./callers.ts";

const company = ({ companyId }: Ids) => ({ companyId });
const oneFolder = ({ folderId }: Ids) => ({ folderId });
const oneTemplate = ({ templateId }: Ids) => ({ templateId });

const draft = {
  subject: "Hello",
  previewText: "",
  source: { kind: "html", html: "<p>Hello {{first_name|there}}</p>" },
  text: null,
};

/** Of folders and templates. */
export const templateLines: Readonly<Record<string, Line>> = {
  "folders.add": {
    input: ({ companyId, folderId }) => ({
      companyId,
      parentId: folderId,
      name: randomUUID(),
    }),
    outcomes: writersOfCompany,
  },
  "folders.contents": { input: oneFolder, outcomes: readersOfCompany },
  "folders.list": { input: company, outcomes: readersOfList },
  "folders.move": {
    input: ({ folderId }) => ({ folderId, parentId: null, beforeId: null }),
    outcomes: writersOfCompany,
  },
  "folders.remove": {
    input: ({ folderId }) => ({ folderId, contents: "unfile" }),
    outcomes: writersOfCompany,
  },
  "folders.rename": {
    input: ({ folderId }) => ({ folderId, name: randomUUID() }),
    outcomes: writersOfCompany,
  },
  "folders.restore": {
    input: oneFolder,
    // It is in sight: for those who may write, too, there is nothing to bring back.
    outcomes: { ...writersOfCompany, ...whoMay(writersOfCompany, "not_found: not_found") },
  },
  "templates.add": {
    input: ({ companyId, folderId }) => ({ companyId, folderId, name: "Hello", draft }),
    outcomes: writersOfCompany,
  },
  "templates.byId": { input: oneTemplate, outcomes: readersOfCompany },
  "templates.counts": { input: company, outcomes: readersOfList },
  "templates.duplicate": {
    input: ({ templateId }) => ({ templateId, name: "Copy" }),
    outcomes: writersOfCompany,
  },
  "templates.lint": { input: ({ companyId }) => ({ companyId, draft }), outcomes: readersOfList },
  "templates.list": {
    input: ({ companyId, folderId }) => ({ companyId, place: folderId }),
    outcomes: readersOfList,
  },
  "templates.place": {
    input: ({ templateId, folderId }) => ({ add: [], remove: [{ templateId, folderId }] }),
    outcomes: writersOfCompany,
  },
  "templates.preview": {
    input: ({ companyId, leadId }) => ({ companyId, draft, leadId, showsImages: false }),
    outcomes: readersOfCompany,
    // What waits for the frame of whoever looks.
    isOwn: true,
  },
  "templates.remove": {
    input: oneTemplate,
    outcomes: { ...writersOfCompany, ...whoMay(writersOfCompany, "blocked: template_not_archived") },
  },
  "templates.rename": {
    input: ({ templateId }) => ({ templateId, name: "Named" }),
    outcomes: writersOfCompany,
  },
  "templates.restoreVersion": {
    input: ({ templateId }) => ({ templateId, number: 1, version: 9 }),
    outcomes: { ...writersOfCompany, ...whoMay(writersOfCompany, "conflict: changed_meanwhile") },
  },
  "templates.save": {
    input: ({ templateId }) => ({ templateId, version: 1, draft }),
    outcomes: writersOfCompany,
  },
  "templates.sendTest": {
    input: ({ companyId, leadId }) => ({ companyId, draft, leadId, accountId: null }),
    outcomes: writersOfCompany,
  },
  "templates.setArchived": {
    input: ({ templateId }) => ({ templateIds: [templateId], isArchived: true }),
    outcomes: writersOfCompany,
  },
  "templates.setTags": {
    input: ({ templateId }) => ({ templateId, tags: ["Sales"] }),
    outcomes: writersOfCompany,
  },
  "templates.source": { input: ({ companyId }) => ({ companyId, draft }), outcomes: readersOfList },
  "templates.tags": { input: company, outcomes: readersOfList },
  "templates.versionById": {
    input: ({ templateId }) => ({ templateId, number: 1 }),
    outcomes: readersOfCompany,
  },
  "templates.versions": { input: oneTemplate, outcomes: readersOfCompany },
};
