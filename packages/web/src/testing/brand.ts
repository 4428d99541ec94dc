import { noBrand, type BrandValues } from "@rookery/server/brand/schema";
import type { Answers } from "./network.ts";

export type AnsweredBrand = Awaited<ReturnType<NonNullable<NonNullable<Answers["brand"]>["current"]>>>;
export type AnsweredHost = Awaited<
  ReturnType<NonNullable<NonNullable<Answers["portalHosts"]>["list"]>>
>[number];

export const aVersion = (
  number: number,
  values: Partial<BrandValues>,
  facts: Partial<AnsweredBrand["versions"][number]> = {},
): AnsweredBrand["versions"][number] => ({
  number,
  values: { ...noBrand, ...values },
  restoredFrom: null,
  publishedAt: "2026-11-20T08:00:00.000Z",
  publishedBy: "Ann Chovey",
  ...facts,
});

/** Northwind's brand: version 2 is in force, and nobody has drafted another. */
export function aBrand(facts: Partial<AnsweredBrand> = {}): AnsweredBrand {
  const versions = [aVersion(2, { primaryColor: "#0b4f6c" }), aVersion(1, { primaryColor: "#8a2be2" })];
  return {
    tenantName: "Northwind",
    inForce: { version: 2, values: { ...noBrand, primaryColor: "#0b4f6c" } },
    draft: null,
    versions,
    ...facts,
  };
}

type Verdict = NonNullable<AnsweredHost["records"][number]["verdict"]>;

/** portal.kaffee.de, proven, whose alias leads elsewhere. */
export function aHost(facts: Partial<AnsweredHost> = {}, alias: Partial<Verdict> | null = {}): AnsweredHost {
  const ownership = {
    key: "ownership",
    purpose: "ownership",
    name: "_domain-owner.portal.kaffee.de",
    type: "TXT",
    value: "domain-verification=0123456789",
    isRequired: true,
  } as const;
  const portal = {
    key: "portal",
    purpose: "portal",
    name: "portal.kaffee.de",
    type: "CNAME",
    value: "portal.platform.example",
    addresses: ["203.0.113.7"],
    isRequired: true,
  } as const;
  return {
    id: crypto.randomUUID(),
    host: "portal.kaffee.de",
    shown: "portal.kaffee.de",
    origin: "https://portal.kaffee.de",
    verifiedAt: null,
    isMain: false,
    checkedAt: "2026-11-25T08:00:00.000Z",
    nextCheckAt: "2100-01-01T08:00:00.000Z",
    records: [
      {
        record: ownership,
        name: "_domain-owner.portal",
        verdict: { record: ownership, state: "verified", notes: [], evidence: [] },
      },
      {
        record: { ...portal, addresses: [...portal.addresses] },
        name: "portal",
        verdict: alias && {
          record: { ...portal, addresses: [...portal.addresses] },
          state: "verified",
          notes: [],
          evidence: [],
          ...alias,
        },
      },
    ],
    ...facts,
  };
}
