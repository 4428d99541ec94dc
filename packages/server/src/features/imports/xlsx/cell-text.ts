import { csvLimits } from "../csv-records.ts";

/** Units of a cell that are kept: one more than the list's reader takes, so that it says `cell_too_long`. */
export const TEXT_MAX = csvLimits.cell + 1;

/** A text as one line, with the characters that OOXML writes as `_x000D_` (ST_Xstring), cut to TEXT_MAX. */
export function cleanText(text: string): string {
  const plain = text.includes("_x")
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
  return plain.replaceAll(/\r\n?|\n/g, " ").slice(0, TEXT_MAX);
}

/** How a cell shows its number: as it is, as a date, as hours that go on after 24, or with zeros up to so many digits. */
export type NumberFormat = "plain" | "date" | "elapsed" | number;

const SECONDS_A_DAY = 86_400;
/** Days from Excel's day 0 to 1970. Its 1900 has a 29 February, so that the days before that one are off by one. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
/** Days from 1970 to 9999-12-31, the last that Excel shows. */
const LAST_DAY = 2_932_896;

/** A cell's number as text: what is no number stays as it stands. */
export function numberText(value: string, format: NumberFormat, is1904: boolean): string {
  if (format === "plain" && /^-?[1-9]\d{0,17}$/.test(value)) return value;
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return cleanText(value);
  const seconds = Math.round(number * SECONDS_A_DAY);
  const isTime =
    seconds >= 0 && seconds < (LAST_DAY + 1 + (is1904 ? EPOCH_1904 : EPOCH_1900)) * SECONDS_A_DAY;
  if (format === "date" && isTime) return dateText(seconds, is1904);
  if (format === "elapsed" && isTime) return clock(seconds);
  const plain = plainNumber(number);
  return typeof format === "number" && /^\d+$/.test(plain) ? plain.padStart(format, "0") : plain;
}

/** With the 15 digits that Excel keeps, and never with an exponent. */
function plainNumber(number: number): string {
  const rounded = Number(number.toPrecision(15));
  const short = String(Number.isFinite(rounded) ? rounded : number);
  const [, sign = "", whole = "", fraction = "", exponent] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(short) ?? [];
  if (exponent === undefined) return short === "-0" ? "0" : short;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  return point > 0 ? sign + digits.padEnd(point, "0") : `${sign}0.${"0".repeat(-point)}${digits}`;
}

/** ISO 8601: the date, the time where there is one, the time alone where there is no date. */
function dateText(seconds: number, is1904: boolean): string {
  const day = Math.floor(seconds / SECONDS_A_DAY);
  const time = seconds % SECONDS_A_DAY;
  if (day === 0 && (time > 0 || !is1904)) return clock(time);
  const date = dayText(day, is1904);
  return time === 0 ? date : `${date}T${clock(time)}`;
}

function dayText(day: number, is1904: boolean): string {
  if (!is1904 && day === 60) return "1900-02-29";
  const since1970 = is1904 ? day - EPOCH_1904 : day - EPOCH_1900 + (day < 60 ? 1 : 0);
  return new Date(since1970 * SECONDS_A_DAY * 1000).toISOString().slice(0, 10);
}

function clock(seconds: number): string {
  const two = (count: number): string => String(count).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A cell of type `d` holds its date in ISO 8601 already, often with a midnight that nobody wrote. */
export const isoText = (value: string): string =>
  cleanText(value).replace(/^(\d{4}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?Z?$/, "$1");
