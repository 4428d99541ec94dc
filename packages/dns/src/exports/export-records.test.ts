import { describe, expect, test } from "vitest";
import type { ExpectedRecord } from "../expected-record.ts";
import { zoneText } from "../testing/zone-text.ts";
import { exportRecords } from "./export-records.ts";

const long = `v=DKIM1; k=rsa; p=${"A".repeat(380)}`;
const record = (key: string, name: string, type: ExpectedRecord["type"], value: string): ExpectedRecord => ({
  key,
  purpose: "spf",
  name,
  type,
  value,
  isRequired: true,
});
const records = [
  record("spf", "kaffee.de", "TXT", "v=spf1 include:_spf.sender.net ~all"),
  record("dkim:r1", "r1._domainkey.kaffee.de", "TXT", long),
  record("return_path", "bounce.kaffee.de", "CNAME", "return.sender.net"),
  record("mx:mx1", "kaffee.de", "MX", "10 mx1.sender.net"),
  record("mx:mx2", "kaffee.de", "MX", "20 mx2.sender.net"),
  record("odd", "odd.kaffee.de", "TXT", String.raw`say "hi" \ %{i} ${"${x}"}`),
];
const as = (format: Parameters<typeof exportRecords>[0]) => exportRecords(format, records, "kaffee.de");

describe("exported records", () => {
  test("as a zone file read back as they are, in strings of at most 255 octets", () => {
    const lines = as("bind").split("\n");
    expect(lines[0]).toBe("$ORIGIN kaffee.de.");
    const read = lines.slice(1, -1).map((line) => {
      const [name = "", ttl, , type, ...data] = line.split("\t");
      return zoneText(`${name} ${ttl} ${type} ${data.join(" ")}`)[0];
    });
    expect(read.map((each) => each?.name)).toEqual(["@", "r1._domainkey", "bounce", "@", "@", "odd"]);
    const texts = read.flatMap((each) => (each?.type === "TXT" ? [each.strings] : []));
    expect(texts.map((strings) => strings.join(""))).toEqual([records[0]?.value, long, records[5]?.value]);
    expect(Math.max(...texts.flat().map((text) => text.length))).toBeLessThanOrEqual(255);
    expect(lines[3]).toContain("return.sender.net.");
  });

  test("as CSV have the relative and the whole name, and cells that no spreadsheet runs", () => {
    const csv = exportRecords("csv", [...records, record("f", "x.kaffee.de", "TXT", "=1+1")], "kaffee.de");
    expect(csv.split("\r\n")[4]).toBe(",kaffee.de,MX,10,mx1.sender.net,3600");
    expect(csv).toContain('"say ""hi"" \\ %{i} ${x}"');
    expect(csv).toContain("'=1+1");
  });

  test("as Terraform are one resource each, or one set a name and type where the provider wants it", () => {
    expect(as("terraform-cloudflare").match(/^resource /gm)).toHaveLength(6);
    expect(as("terraform-route53").match(/^resource /gm)).toHaveLength(5);
    expect(as("terraform-route53")).toContain('records = ["10 mx1.sender.net", "20 mx2.sender.net"]');
    expect(as("terraform-generic")).toContain("dkim_r1 = {");
    for (const format of ["terraform-cloudflare", "terraform-route53", "terraform-generic"] as const) {
      expect(as(format)).toContain("%%{i}");
      expect(as(format)).toContain("$${x}");
    }
  });
});
