const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** "12.4 MB" in the reader's language. */
export function byteSize(bytes: number, locale: string): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[power] ?? "byte",
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: power === 0 ? 0 : 1,
  });
  return format.format(bytes / 1000 ** power);
}

/** "1 min 4 s", of whole seconds. */
export function duration(seconds: number, locale: string): string {
  const part = (value: number, unit: "hour" | "minute" | "second") =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value);
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (hours > 0) return `${part(hours, "hour")} ${part(minutes, "minute")}`;
  return minutes > 0 ? `${part(minutes, "minute")} ${part(rest, "second")}` : part(rest, "second");
}
