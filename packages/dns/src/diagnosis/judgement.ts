import type { ExpectedRecord } from "../expected-record.ts";
import type { ResourceRecord } from "../record.ts";
import type { SpfWalk } from "../spf/walk-spf.ts";
import type { Cause, Edit, Note, VerdictState } from "../verdict.ts";

/** What stands at a record's name on one server. */
export interface Standing {
  readonly records: readonly ResourceRecord[];
  /** The whole texts of the TXT records. */
  readonly texts: readonly string[];
  /** Where an alias stands at the name itself. */
  readonly alias: string | undefined;
  /** Addresses at the name; asked for where an alias is expected. */
  readonly addresses: readonly string[];
}

export interface JudgeInput {
  readonly record: ExpectedRecord;
  readonly standing: Standing;
  /** What the published SPF record costs, where there is one. */
  readonly walk: SpfWalk | undefined;
  /** The zone's host can put records behind a proxy. */
  readonly hasProxy: boolean;
}

/** What one server's answer is worth, as if it were the only one. */
export type Judgement = { readonly isRight: true; readonly notes: readonly Note[] } | WrongJudgement;

export interface WrongJudgement {
  readonly isRight: false;
  readonly state: VerdictState;
  readonly cause: Cause;
  readonly edit: Edit | undefined;
}

export const right = (...notes: Note[]): Judgement => ({ isRight: true, notes });

export const wrong = (state: VerdictState, cause: Cause, edit?: Edit): WrongJudgement => ({
  isRight: false,
  state,
  cause,
  edit,
});

export const add = ({ name, type, value }: ExpectedRecord): Edit => ({ kind: "add", name, type, value });

export const missing = (record: ExpectedRecord): WrongJudgement =>
  wrong("missing", { code: "not_published" }, add(record));
