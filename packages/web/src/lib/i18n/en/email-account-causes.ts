/** What happened and what mends it, cause by cause. */
export const causes = {
  host_not_found: {
    what: "There is no server named {{host}}.",
    fix: "Check the spelling. Most providers use names such as smtp.example.com and imap.example.com.",
  },
  resolver_silent: {
    what: "The name servers of {{host}} did not answer.",
    fix: "Try again in a minute. If it stays so, the provider's DNS is in trouble.",
  },
  unreachable: {
    what: "Nothing answered at {{host}}, port {{port}}.",
    fix: "Check the port: 465 or 587 for sending, 993 for receiving. A firewall may keep us out. Servers in private networks cannot be reached.",
  },
  refused: {
    what: "{{host}} is there, and nothing listens on port {{port}}.",
    fix: "Use 465 or 587 for sending, 993 or 143 for receiving.",
  },
  tls_on_plain_port: {
    what: "Port {{port}} begins without encryption, and TLS was expected at once.",
    fix: "Choose STARTTLS, or port {{tlsPort}} with TLS.",
  },
  plain_on_tls_port: {
    what: "Port {{port}} expects TLS at once, and waits for it.",
    fix: "Choose TLS for this port.",
  },
  starttls_missing: {
    what: "The server does not offer STARTTLS.",
    fix: "Use TLS on port {{tlsPort}}. If the provider says that it has STARTTLS, something between takes it away.",
  },
  starttls_refused: {
    what: "The server offers STARTTLS and then refuses it.",
    fix: "Use TLS on port {{tlsPort}}, or ask the provider.",
  },
  tls_too_old: {
    what: "The server only speaks a version of TLS that is not safe any more.",
    fix: "Ask the provider for TLS 1.2 or later.",
  },
  tls_failed: {
    what: "Encryption could not be agreed on.",
    fix: "Check port and encryption. If they are right, ask the provider about its TLS settings.",
  },
  self_signed: {
    what: "The certificate is signed by the server itself, so anybody could have made it.",
    fix: "Ask for a certificate from a public authority. Your password was not sent.",
  },
  wrong_name: {
    what: "The certificate is not for {{host}}.",
    fix: "Use a name that it is for: {{names}}. Your password was not sent.",
    fixUnnamed: "Ask the provider under which name its server is reached. Your password was not sent.",
  },
  certificate_expired: {
    what: "The certificate has expired.",
    fix: "Whoever runs the server has to renew it. Your password was not sent.",
  },
  certificate_not_yet_valid: {
    what: "The certificate is not valid yet.",
    fix: "The clock of the server may be wrong; ask whoever runs it. Your password was not sent.",
  },
  unknown_issuer: {
    what: "The certificate comes from an authority that is not known here, or is sent without its chain.",
    fix: "Whoever runs the server has to send the whole chain of a public authority. Your password was not sent.",
  },
  silent: {
    what: "The server took the connection and said nothing.",
    fix: "Check port and encryption: a port that expects TLS at once stays silent with STARTTLS.",
  },
  speaks_imap: {
    what: "An IMAP server answers at {{host}}, port {{port}}.",
    fix: "This is the server for receiving. For sending use port 465 or 587.",
  },
  speaks_smtp: {
    what: "An SMTP server answers at {{host}}, port {{port}}.",
    fix: "This is the server for sending. For receiving use port 993 or 143.",
  },
  speaks_pop3: {
    what: "A POP3 server answers at {{host}}, port {{port}}.",
    fix: "Use port 465 or 587 for sending, 993 or 143 for receiving.",
  },
  not_a_mail_server: {
    what: "What answers at port {{port}} is no mail server.",
    fix: "Check host and port.",
  },
  turned_away: {
    what: "The server does not want to talk to us.",
    fix: "It may refuse our network or be in trouble. Ask the provider, or try later.",
  },
  encryption_required: {
    what: "The server takes no password without encryption.",
    fix: "Choose TLS or STARTTLS.",
  },
  no_sign_in_offered: {
    what: "The server offers no way to sign in that is known here.",
    fix: "Check the port: 25 is for servers among themselves. Use 465 or 587.",
  },
  wrong_password: {
    what: "User name and password do not go together.",
    fix: "Type the password again. Where the mailbox has two-step sign-in, it needs an app password.",
  },
  app_password_needed: {
    what: "The provider does not take the account's own password here.",
    fix: "Make an app password in the provider's security settings, and give that.",
  },
  basic_sign_in_off: {
    what: "The provider has switched off sign-in with a password.",
    fix: "At Microsoft 365 an admin can allow authenticated SMTP for this mailbox for the time being; receiving with a password is over there.",
  },
  wants_full_address: {
    what: "The server does not know this user name.",
    fix: "Most servers want the whole address: {{email}}.",
  },
  sign_in_at_provider: {
    what: "The provider wants the mailbox's owner to sign in with a browser first.",
    fix: "Sign in at the provider's site, confirm that it was you, and try again.",
  },
  oauth_needed: {
    what: "The server takes no passwords at all.",
    fix: "It asks for sign-in through the provider (OAuth).",
  },
  oauth_refused: {
    what: "The provider does not accept the permission any more.",
    fix: "Connect the account again.",
  },
  smtp_off: {
    what: "Sending by SMTP is switched off for this mailbox.",
    fix: "At Microsoft 365 an admin can allow authenticated SMTP for it.",
  },
  too_many_tries: {
    what: "The server has had too many tries and refuses more for a while.",
    fix: "Wait a quarter of an hour before you try again.",
  },
  try_later: {
    what: "The server cannot sign anybody in at the moment.",
    fix: "Try again in some minutes.",
  },
  no_inbox: {
    what: "The mailbox has no inbox.",
    fix: "Ask the provider whether the mailbox is complete.",
  },
  sender_refused: {
    what: "The server does not let this user send as {{email}}.",
    fix: "Sign in as the user of that address, or allow it as an alias there.",
  },
  timed_out: {
    what: "The server took longer than ten seconds.",
    fix: "Try again. If it stays so, ask the provider.",
  },
  hung_up: {
    what: "The server ended the connection.",
    fix: "It may refuse our network, or want another kind of encryption for this port.",
  },
  too_much_said: {
    what: "The server said more than any mail server has to.",
    fix: "Check host and port.",
  },
  unexpected_answer: {
    what: "The server's answer does not follow the protocol.",
    fix: "Check host and port, or ask whoever runs the server.",
  },
  consent_withdrawn: {
    what: "The permission was taken back, or has ended.",
    fix: "Connect the account again: sign in at the provider once more.",
  },
  sign_in_not_set_up: {
    what: "Signing in at this provider is no longer set up on this platform.",
    fix: "Ask whoever runs the platform. The account works again by itself once that is done.",
  },
  secret_unreadable: {
    what: "What was kept to open the mailbox cannot be read any more.",
    fix: "Give the password again, or connect the account again.",
  },
} as const;
