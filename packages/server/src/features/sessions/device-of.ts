const browsers: readonly [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/CrOS/, "ChromeOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/** Words that a person knows their device by; a browser says more, and much of it is untrue. */
export function deviceOf(userAgent: string | null): Device {
  const first = (table: readonly [RegExp, string][]) =>
    table.find(([form]) => form.test(userAgent ?? ""))?.[1] ?? null;
  return { browser: first(browsers), system: first(systems) };
}
