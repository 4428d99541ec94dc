import { beginsWithTag, parseTags, tagOf } from "./tag-list.ts";

/** The first piece that cannot be read; undefined where the record is valid. */
type Fault = string | undefined;

/** `_mta-sts` TXT (RFC 8461 3.1): a version and an id of up to 32 letters and digits. */
export const isMtaSts = (text: string): boolean => beginsWithTag(text, "v", "STSv1");

export function mtaStsFault(text: string): Fault {
  const list = parseTags(text);
  const id = tagOf(list, "id") ?? "";
  return list.fault ?? (/^[A-Za-z0-9]{1,32}$/.test(id) ? undefined : `id=${id}`);
}

/** `_smtp._tls` TXT (RFC 8460 3): a version and one or more addresses for reports. */
export const isTlsRpt = (text: string): boolean => beginsWithTag(text, "v", "TLSRPTv1");

export function tlsRptFault(text: string): Fault {
  const list = parseTags(text);
  const rua = tagOf(list, "rua") ?? "";
  const isValid = rua
    .split(",")
    .every((address) => /^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/i.test(address.trim()));
  return list.fault ?? (isValid ? undefined : `rua=${rua}`);
}

/** `default._bimi` TXT: a version, the address of a picture and, for the large receivers, of a certificate. */
export const isBimi = (text: string): boolean => beginsWithTag(text, "v", "BIMI1");

export function bimiFault(text: string): Fault {
  const list = parseTags(text);
  const [logo = "", mark = ""] = [tagOf(list, "l"), tagOf(list, "a")];
  // An empty `l` declines to show a picture, which is valid.
  if (!/^(https:\/\/\S+)?$/i.test(logo) || tagOf(list, "l") === undefined) return `l=${logo}`;
  return list.fault ?? (/^(https:\/\/\S+)?$/i.test(mark) ? undefined : `a=${mark}`);
}
