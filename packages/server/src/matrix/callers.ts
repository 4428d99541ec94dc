import { randomUUID } from "node:crypto";

/** The ids that a call may name. */
export interface Ids {
  /** Null = the tenant's own pool. */
  readonly companyId: string | null;
  readonly leadId: string;
  readonly importId: string;
  readonly leadJobId: string;
  readonly domainId: string;
  readonly accountId: string;
  readonly folderId: string;
  readonly templateId: string;
  readonly handoffId: string;
  readonly noticeId: string;
  readonly userId: string;
  /** A member of the ids' own, whom nothing else needs. */
  readonly memberId: string;
  readonly suspendedId: string;
  /** Open; and accepted, waiting for approval. */
  readonly inviteId: string;
  readonly waitingId: string;
  readonly sessionId: string;
  readonly hostId: string;
  readonly suppressionId: string;
  readonly tagId: string;
  readonly fieldId: string;
  /** Shared, of somebody whom nothing else needs. */
  readonly viewId: string;
}
export type IdName = keyof Ids;

/** Name of every company that the matrix makes in the tenant at the centre; purging asks for it. */
export const COMPANY_NAME = "Zebra Logistics";

/** Those of the ids that lie behind the wall between companies. */
export const idsOfCompany: readonly IdName[] = [
  "companyId",
  "leadId",
  "importId",
  "leadJobId",
  "domainId",
  "accountId",
  "folderId",
  "templateId",
  "handoffId",
  "noticeId",
  "tagId",
  "fieldId",
  "viewId",
];

/**
 * Who calls, as seen from the tenant that the ids belong to: `worker` and `viewer` have access to the company, `elsewhere`
 * is a member who works in another company. `outsider` names the tenant without being a member of it, `stranger` is the
 * owner of another tenant and calls inside that one.
 */
const columns = [
  "nobody",
  "worker",
  "viewer",
  "elsewhere",
  "admin",
  "owner",
  "outsider",
  "stranger",
] as const;
export type Column = (typeof columns)[number];

/** `ok`, or `code: reason` of the refusal. */
export type Outcomes = Readonly<Record<Column, string>>;

export interface Line {
  /** A well-formed input, naming ids where the procedure takes some. */
  readonly input: (ids: Ids) => unknown;
  readonly outcomes: Outcomes;
  /** Whoever may call leaves a trace of their own, such as in their membership, whether they may write in the company or not. */
  readonly isOwn?: boolean;
  /** The company is archived before the call. */
  readonly isArchived?: boolean;
}

export const HIDDEN = "not_found: not_found";
export const NO_PERMISSION = "forbidden: no_permission";
export const SIGNED_OUT = "signed_out: signed_out";

export const same = (outcome: string): Outcomes =>
  Object.fromEntries(columns.map((column) => [column, outcome])) as Record<Column, string>;

export const anybody = same("ok");
export const signedIn: Outcomes = { ...anybody, nobody: SIGNED_OUT };
export const members: Outcomes = { ...signedIn, outsider: HIDDEN };
/** Those who manage their tenant; the stranger does so too, in a tenant of their own. */
export const managers: Outcomes = {
  ...members,
  worker: NO_PERMISSION,
  viewer: NO_PERMISSION,
  elsewhere: NO_PERMISSION,
};
export const managersOfCompany: Outcomes = { ...managers, stranger: HIDDEN };
export const readersOfCompany: Outcomes = { ...members, elsewhere: HIDDEN, stranger: HIDDEN };
export const writersOfCompany: Outcomes = { ...readersOfCompany, viewer: "forbidden: view_only" };
/** A list of a company that the stranger's tenant has not got is empty, whosever it is. */
export const readersOfList: Outcomes = { ...readersOfCompany, stranger: "ok" };
export const ownSession: Outcomes = { ...signedIn, outsider: HIDDEN, stranger: HIDDEN };
/** Members see the invites that they have sent, and these are an owner's. */
export const managersOfInvite: Outcomes = {
  ...managersOfCompany,
  worker: HIDDEN,
  viewer: HIDDEN,
  elsewhere: HIDDEN,
};
/** Those who may call at all, all answered alike. */
export const whoMay = (outcomes: Outcomes, outcome: string): Partial<Outcomes> =>
  Object.fromEntries(
    Object.entries(outcomes).flatMap(([column, it]) => (it === "ok" ? [[column, outcome]] : [])),
  );
export const refusedWhenSignedIn = (outcome: string): Outcomes => ({ ...same(outcome), nobody: SIGNED_OUT });

export const randomIds = (): Ids => ({
  companyId: randomUUID(),
  leadId: randomUUID(),
  importId: randomUUID(),
  leadJobId: randomUUID(),
  domainId: randomUUID(),
  accountId: randomUUID(),
  folderId: randomUUID(),
  templateId: randomUUID(),
  handoffId: randomUUID(),
  noticeId: randomUUID(),
  userId: randomUUID(),
  memberId: randomUUID(),
  suspendedId: randomUUID(),
  inviteId: randomUUID(),
  waitingId: randomUUID(),
  sessionId: randomUUID(),
  hostId: randomUUID(),
  suppressionId: randomUUID(),
  tagId: randomUUID(),
  fieldId: randomUUID(),
  viewId: randomUUID(),
});
