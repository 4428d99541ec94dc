/** Names that the registry of special-use names keeps out of the public DNS (RFC 6761 and its followers), and `arpa`. */
const special = [
  "alt",
  "arpa",
  "example",
  "example.com",
  "example.net",
  "example.org",
  "home",
  "corp",
  "internal",
  "invalid",
  "lan",
  "local",
  "localhost",
  "mail",
  "onion",
  "test",
];

export const isSpecialUse = (name: string): boolean =>
  special.some((each) => name === each || name.endsWith(`.${each}`));

/** Hosts whose mailboxes anybody can have. Nobody but their owner can publish a record there. */
const mailboxHosts = new Set(
  `126.com 163.com aol.com fastmail.com free.fr gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hey.com
   hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr icloud.com laposte.net libero.it live.com mac.com mail.com
   mail.ru me.com msn.com naver.com orange.fr outlook.com outlook.de outlook.es outlook.fr pm.me proton.me protonmail.com
   qq.com t-online.de tuta.com tutanota.com web.de yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.es yahoo.fr
   yandex.com yandex.ru ymail.com zoho.com`.split(/\s+/),
);

export const isMailboxHost = (name: string): boolean => mailboxHosts.has(name);
