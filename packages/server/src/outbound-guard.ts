import { BlockList, isIPv6 } from "node:net";

/**
 * Ranges that are nobody's public host: RFC 6890 and its registries, multicast, and IPv6 forms that carry an IPv4 address.
 * Of IPv4-mapped ones `BlockList` looks at the address inside.
 */
const reserved =
  `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
  ::/128 ::1/128 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10
  ff00::/8`.split(/\s+/);

function listOf(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = "", bits = ""] = cidr.split("/");
    list.addSubnet(address, Number(bits), isIPv6(address) ? "ipv6" : "ipv4");
  }
  return list;
}

/** True where a connection to this address may be made. */
export type OutboundGuard = (address: string) => boolean;

/** Refuses private and reserved addresses, but for those that the operator allows (`ALLOW_PRIVATE_NETWORK`). */
export function createOutboundGuard(allowed: readonly string[]): OutboundGuard {
  const [closed, open] = [listOf(reserved), listOf(allowed)];
  return (address) => {
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    return open.check(address, family) || !closed.check(address, family);
  };
}
