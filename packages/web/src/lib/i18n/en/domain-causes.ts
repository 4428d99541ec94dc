import type { CauseCode, NoteCode } from "@rookery/dns";

/** Why a record does not stand, a sentence a cause. */
export const causes = {
  not_published: "None of your name servers has this record yet.",
  domain_not_registered: "{{domain}} is not registered, or its registration has lapsed.",
  doubled_zone_name:
    "The record stands at {{foundAt}}. Your DNS panel adds the domain by itself, so it is in the name twice.",
  wrong_selector: "The key is published at {{foundAt}}, which is another selector.",
  wrong_name: "The record stands at {{foundAt}}, where receivers do not look.",
  negative_cache: "It is published. Some resolvers still remember that it was not there, for {{time}} more.",
  stale_cache: "It is published. Some resolvers still have the old value, for {{time}} more.",
  servers_disagree: "Some of your name servers do not have it yet: {{servers}}.",
  lame_server: "These name servers are named for your domain and do not serve it: {{servers}}.",
  delegation_differs:
    "Your domain is between two DNS hosts: the registry names {{delegated}}, the zone names {{served}}.",
  other_value: "Another value stands there.",
  wildcard_answer: "Your zone has a wildcard that answers for every name, and no record of this name.",
  proxied: "The record is behind your DNS host's proxy. Switch the proxy off for this name (DNS only).",
  cname_in_the_way: "This name is an alias of {{target}}. Beside an alias no other record can stand.",
  pasted_quotes: "The value was pasted with its quotation marks, which are now part of it.",
  broken_chunks: "The pieces of the long value were put together wrongly.",
  other_token: "Another verification text stands there. Leave it, and add yours beside it.",
  proven_before:
    "Your record is there. This name was proven before with another record of this kind; it passes to you once that one has been gone from DNS for {{hours}} hours.",
  proof_needed_above:
    "Your record is there. The name above this one is proven with another record of this kind, so yours must stand at {{registrable}}.",
  several_spf:
    "Your DNS has {{count}} SPF records. Receivers accept only one, so all of them count for nothing.",
  spf_lacks_ours: "Your SPF record does not list our servers.",
  spf_syntax: "Receivers cannot read this part of your SPF record: {{term}}",
  spf_too_many_lookups:
    "Your SPF record costs {{lookups}} look-ups; receivers give up after 10. The dearest: {{costliest}}.",
  spf_too_many_void_lookups:
    "Your SPF record names {{voidLookups}} hosts that do not exist; receivers give up after 2.",
  spf_include_fails: "Your SPF record includes {{include}}, which has no SPF record that works.",
  several_dkim: "There are {{count}} keys at this name. Receivers may pick either, so one must go.",
  revoked_key: "The record has no key in it, which means that the key was revoked.",
  truncated_key: "The key was cut off: {{foundLength}} of {{expectedLength}} characters are there.",
  other_key: "Another key is published.",
  dkim_syntax: "Receivers cannot read this part of the key record: {{tag}}",
  several_dmarc: "Your DNS has {{count}} DMARC records. Receivers accept only one.",
  dmarc_syntax: "Receivers cannot read this part of your DMARC record: {{tag}}",
  mx_of_another: "Mail for this domain goes to {{host}}. Changing that would take it away from there.",
  null_mx: "The domain says that it takes no mail at all.",
  name_in_use: "This name is used for something else already: {{found}}.",
  policy_syntax: "Receivers cannot read this part of the record: {{tag}}",
  no_answer: "Your name servers did not answer. What we saw before holds.",
} as const satisfies Record<CauseCode, string>;

/** What is worth knowing although the verdict is good. */
export const notes = {
  spf_lookups: "It costs {{lookups}} of 10 look-ups.",
  spf_other_qualifier: "It ends in {{qualifier}}all, which we leave as it is.",
  spf_long: "With {{bytes}} bytes it is too long for some receivers.",
  dmarc_stricter: "Your policy is {{policy}}, stricter than we ask for. Keep it.",
  dmarc_removed_tag: "The tag {{tag}} was removed from the standard in 2026; it does no harm.",
  dmarc_no_policy: "It has no policy, which counts as none.",
  dmarc_testing: "It is in testing mode, so the policy acts one step softer.",
  valid_own_value: "It is a valid value of your own.",
  lame_server: "These name servers are named for your domain and do not serve it: {{servers}}.",
  resolver_trouble: "These resolvers had trouble, which says nothing about your records: {{servers}}.",
  short_key: "The key has {{bits}} bits; 2,048 is what receivers expect.",
} as const satisfies Record<NoteCode, string>;
