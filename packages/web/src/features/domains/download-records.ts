import { exportFormats, exportRecords, recordToEnter, type ExportFormat } from "@rookery/dns";
import type { MenuItemEntry } from "../../ui/menu.tsx";
import type { ShownGuide } from "./use-domains.ts";

const endings: Record<ExportFormat, string> = {
  bind: "zone",
  csv: "csv",
  "terraform-cloudflare": "tf",
  "terraform-route53": "tf",
  "terraform-generic": "tf",
};

/** Made in the browser: everything in the file is on the page already. */
function download({ domain, records, zoneApex }: ShownGuide, format: ExportFormat): void {
  const text = exportRecords(
    format,
    records.map(({ record, verdict }) => recordToEnter(record, verdict)),
    zoneApex,
  );
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = `${domain}.${endings[format]}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A menu's lines, a format each. */
export const downloadEntries = (
  domain: ShownGuide,
  label: (format: ExportFormat) => string,
): MenuItemEntry[] =>
  exportFormats.map((format) => ({
    kind: "item",
    id: format,
    label: label(format),
    onSelect: () => download(domain, format),
  }));
