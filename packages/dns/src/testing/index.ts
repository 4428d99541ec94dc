export { dnsTreeEnv, startDnsTree, type DnsTree } from "./dns-tree.ts";
export { lookOf, type LookOf } from "./look-of.ts";
export { startNameServer, type NameServerFault, type TestNameServer } from "./name-server.ts";
export { resolverOf, zoneText } from "./zone-text.ts";
