export type { ExpectedRecord, Purpose } from "./expected-record.ts";
export type { Answer, AnswerKind, AskedServer, Look, Observation, Resolve, ZoneFacts } from "./look.ts";
export { dataText, type Question, type RecordData, type RecordType, type ResourceRecord } from "./record.ts";
export type {
  Cause,
  CauseCode,
  DiffPart,
  Edit,
  Evidence,
  Note,
  NoteCode,
  Verdict,
  VerdictState,
} from "./verdict.ts";
export { diagnose, type DiagnoseInput } from "./diagnosis/diagnose.ts";
export { diffWords } from "./diff-words.ts";
export {
  delegatedKeyName,
  expectedRecords,
  extras,
  ownershipValue,
  type ExpectedKey,
  type Extra,
  type SendingDomain,
  type SendingSettings,
} from "./expected-records.ts";
export { alignmentOf, alignmentsOf, type Alignment, type Alignments } from "./alignment.ts";
export { exportFormats, exportRecords, type ExportFormat } from "./exports/export-records.ts";
export {
  readDomainName,
  type DomainName,
  type NameFault,
  type NameRules,
  type SuffixFacts,
} from "./names/domain-name.ts";
export { toAscii, toUnicode } from "./names/punycode.ts";
export { nameFor } from "./names/relative-name.ts";
export { isDmarc, parseDmarc, dmarcPolicies, type Dmarc, type DmarcPolicy } from "./policies/dmarc.ts";
export { parseDkimKey, printDkimKey } from "./policies/dkim-key.ts";
export { anyPanel, recogniseDnsProvider, type DnsProvider } from "./providers/dns-providers.ts";
export { recogniseMailHost, type MailHost } from "./providers/mail-hosts.ts";
export { residentsOf, type Residents } from "./residents.ts";
export { portalQuestions, portalRecords, type PortalSettings } from "./portal-host.ts";
export { recordToEnter } from "./record-to-enter.ts";
export { questionsOf } from "./questions.ts";
export { dmarcLadder, type DmarcLadder } from "./readiness/dmarc-ladder.ts";
export { readinessOf, type Readiness, type Receiver } from "./readiness/readiness.ts";
export { evaluateSpf, type SpfOutcome } from "./spf/evaluate-spf.ts";
export { isSpf, parseSpf } from "./spf/parse-spf.ts";
export { planSpf, type SpfPlan, type SpfWarning } from "./spf/plan-spf.ts";
export { walkSpf, type SpfWalk } from "./spf/walk-spf.ts";
