import type { Purpose } from "../expected-record.ts";
import {
  bimiFault,
  isBimi,
  isMtaSts,
  isTlsRpt,
  mtaStsFault,
  tlsRptFault,
} from "../policies/receiver-policies.ts";
import { judgeDkim } from "./judge-dkim.ts";
import { judgeDmarc } from "./judge-dmarc.ts";
import { judgeAlias, judgeMx, judgePortal } from "./judge-routing.ts";
import { judgeSpf } from "./judge-spf.ts";
import { missing, right, wrong, type JudgeInput, type Judgement } from "./judgement.ts";
import { replace } from "./replace.ts";

function judgeOwnership({ record, standing }: JudgeInput): Judgement {
  const { texts } = standing;
  if (texts.includes(record.value)) return right();
  const quoted = texts.find((text) => text.replaceAll('"', "").trim() === record.value);
  if (quoted !== undefined)
    return wrong("mismatch", { code: "pasted_quotes", found: quoted }, replace(record, quoted));
  const [form = ""] = record.value.split("=");
  const other = texts.find((text) => text.startsWith(`${form}=`));
  return other === undefined
    ? missing(record)
    : // It may be another claimant's, so it stays where it is.
      wrong(
        "mismatch",
        { code: "other_token", found: other },
        { kind: "add", name: record.name, type: "TXT", value: record.value },
      );
}

const policies = {
  mta_sts: { is: isMtaSts, fault: mtaStsFault },
  tls_rpt: { is: isTlsRpt, fault: tlsRptFault },
  bimi: { is: isBimi, fault: bimiFault },
} as const;

/** A valid value of the owner's own is right. */
function judgePolicy({ record, standing }: JudgeInput): Judgement {
  const policy = policies[record.purpose as keyof typeof policies];
  const [text, second] = standing.texts.filter(policy.is);
  if (text === undefined) return missing(record);
  if (second !== undefined) {
    const { name, type } = record;
    return wrong(
      "conflict",
      { code: "policy_syntax", tag: "v" },
      { kind: "delete", name, type, values: [second], keep: text },
    );
  }
  const fault = policy.fault(text);
  if (fault !== undefined)
    return wrong("mismatch", { code: "policy_syntax", tag: fault }, replace(record, text));
  return text === record.value ? right() : right({ code: "valid_own_value", found: text });
}

const judges: Record<Purpose, (input: JudgeInput) => Judgement> = {
  ownership: judgeOwnership,
  spf: judgeSpf,
  dkim: (input) => (input.record.type === "CNAME" ? judgeAlias(input) : judgeDkim(input)),
  dmarc: judgeDmarc,
  mx: judgeMx,
  return_path: judgeAlias,
  tracking: judgeAlias,
  mta_sts: judgePolicy,
  tls_rpt: judgePolicy,
  bimi: judgePolicy,
  portal: judgePortal,
};

/** What stands at a record's name, judged by the rules of its purpose. */
export const judgeRecord = (input: JudgeInput): Judgement => judges[input.record.purpose](input);
