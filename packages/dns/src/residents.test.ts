import { expect, test } from "vitest";
import type { Observation } from "./look.ts";
import { residentsOf } from "./residents.ts";
import { zoneText } from "./testing/zone-text.ts";

const server = { name: "ns1.host.net", address: "192.0.2.1", role: "authoritative" } as const;

function observed(text: string): Observation[] {
  const records = zoneText(text);
  return (["MX", "A"] as const).map((type) => {
    const found = records.filter((record) => record.type === type);
    return {
      name: "kaffee.de",
      type,
      answers: [{ server, kind: found.length > 0 ? "records" : "nodata", records: found, tookMs: 1 }],
    };
  });
}

test.each([
  ["", { exchanges: [], mailHost: undefined, hasSite: false }],
  ["kaffee.de MX 0 .", { exchanges: [], mailHost: undefined, hasSite: false }],
  [
    "kaffee.de MX 20 b.example.net\nkaffee.de MX 10 a.example.net\nkaffee.de A 192.0.2.80",
    { exchanges: ["a.example.net", "b.example.net"], mailHost: undefined, hasSite: true },
  ],
  [
    "kaffee.de MX 1 smtp.google.com",
    { exchanges: ["smtp.google.com"], mailHost: "Google Workspace", hasSite: false },
  ],
])("what lives at a domain with %j", (zone, residents) => {
  expect(residentsOf("kaffee.de", observed(zone))).toEqual(residents);
});
