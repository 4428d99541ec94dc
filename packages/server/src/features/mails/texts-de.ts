import type { AccountFacts, MailTexts } from "./mail-texts.ts";

/** Records by the names under which people know them. */
const records: Record<string, string> = {
  ownership: "der Eintrag zur Inhaberschaft",
  spf: "der SPF-Eintrag",
  dkim: "der DKIM-Schlüssel",
  dmarc: "der DMARC-Eintrag",
  mx: "ein MX-Eintrag",
  return_path: "der Return-Path",
};

const changes: Record<string, string> = {
  "factors.addTotp": "Eine Authenticator-App wurde als zweiter Faktor eingerichtet.",
  "factors.removeTotp": "Die Authenticator-App wurde entfernt.",
  "factors.addPasskey": "Ein Passkey wurde hinzugefügt.",
  "factors.removePasskey": "Ein Passkey wurde entfernt.",
  "factors.renewBackupCodes": "Neue Ersatzcodes wurden erstellt; die bisherigen gelten nicht mehr.",
  "people.resetFactors":
    "Eine Person, die Ihren Mandanten verwaltet, hat Ihre zweiten Faktoren entfernt, damit Sie sie neu einrichten können.",
};

function deviceWords({ browser, system, ipAddress, at }: AccountFacts): string {
  const device =
    browser && system ? `${browser} unter ${system}` : (browser ?? system ?? "ein unbekannter Browser");
  const from = ipAddress ? `, von der Adresse ${ipAddress}` : "";
  return `${at ?? ""}: ${device}${from}.`;
}

const why = "Sie erhalten diese E-Mail, weil Sie diesen Mandanten verwalten.";

const number = (value: number): string => new Intl.NumberFormat("de").format(value);

const started =
  "Sie erhalten diese E-Mail, weil Sie den Import gestartet haben. Welche E-Mails Sie bekommen, legen Sie in Ihren persönlichen Einstellungen fest.";
const chosen =
  "Sie erhalten diese E-Mail, weil Ihre persönlichen Einstellungen es so vorsehen. Dort können Sie sie auch abschalten.";

export const german: MailTexts = {
  orOpen: "Oder öffnen Sie diese Adresse:",
  account: {
    verify_email: ({ portal }) => ({
      subject: "Bestätigen Sie Ihre E-Mail-Adresse",
      lines: [
        `Jemand, vermutlich Sie selbst, hat diese Adresse für ein Konto bei ${portal} angegeben.`,
        "Bestätigen Sie die Adresse, um Ihren Mandanten zu öffnen. Der Link funktioniert einmal und gilt 24 Stunden.",
      ],
      button: "Adresse bestätigen",
      after: ["Wenn Sie das nicht waren, öffnen Sie den Link nicht. Ohne ihn geschieht nichts."],
    }),
    already_registered: ({ portal }) => ({
      subject: "Sie haben bereits ein Konto",
      lines: [
        `Jemand, vermutlich Sie selbst, hat sich mit dieser Adresse bei ${portal} registriert. Zu ihr gibt es bereits ein Konto.`,
        "Melden Sie sich stattdessen an. Dort können Sie einen weiteren Mandanten anlegen oder ein neues Passwort festlegen, falls Sie Ihres vergessen haben.",
      ],
      button: "Anmelden",
      after: ["Wenn Sie das nicht waren, ist nichts zu tun: Ihr Konto ist unverändert."],
    }),
    reset_password: ({ portal }) => ({
      subject: "Neues Passwort festlegen",
      lines: [
        `Jemand, vermutlich Sie selbst, möchte für Ihr Konto bei ${portal} ein neues Passwort festlegen.`,
        "Der Link funktioniert einmal und gilt eine Stunde.",
      ],
      button: "Neues Passwort festlegen",
      after: ["Wenn Sie das nicht angefordert haben, ist nichts zu tun: Ihr Passwort ist unverändert."],
    }),
    password_changed: ({ portal }) => ({
      subject: "Ihr Passwort wurde geändert",
      lines: [
        `Das Passwort Ihres Kontos bei ${portal} wurde geändert, und alle anderen Sitzungen wurden beendet.`,
      ],
      button: "Sitzungen prüfen",
      after: ["Wenn Sie das nicht waren, legen Sie auf der Anmeldeseite sofort ein neues Passwort fest."],
    }),
    new_device: (facts) => ({
      subject: "Anmeldung auf einem neuen Gerät",
      lines: [
        "Jemand, vermutlich Sie selbst, hat sich mit einem bisher nicht verwendeten Browser bei Ihrem Konto angemeldet.",
        deviceWords(facts),
      ],
      button: "Sitzungen prüfen",
      after: ["Wenn Sie das nicht waren, beenden Sie dort diese Sitzung und ändern Sie sofort Ihr Passwort."],
    }),
    factors_changed: ({ action = "", at = "" }) => ({
      subject: "Ihre zweiten Faktoren wurden geändert",
      lines: [
        `${changes[action] ?? "Ihre zweiten Faktoren wurden geändert."} (${at})`,
        "Alle anderen Sitzungen wurden beendet.",
      ],
      button: "Konto prüfen",
      after: ["Wenn Sie das nicht waren, legen Sie auf der Anmeldeseite sofort ein neues Passwort fest."],
    }),
    email_change_old: () => ({
      subject: "Bestätigen Sie den Wechsel Ihrer E-Mail-Adresse",
      lines: [
        "Jemand, vermutlich Sie selbst, möchte sich künftig mit einer anderen E-Mail-Adresse bei Ihrem Konto anmelden.",
        "Die Adresse wechselt, sobald beide Adressen bestätigt sind. Dies ist der Link für die bisherige; er funktioniert einmal und gilt 24 Stunden.",
      ],
      button: "Wechsel bestätigen",
      after: [
        "Wenn Sie das nicht waren, öffnen Sie den Link nicht und ändern Sie Ihr Passwort: Wer den Wechsel angefordert hat, war bei Ihrem Konto angemeldet.",
      ],
    }),
    email_change_new: ({ portal }) => ({
      subject: "Bestätigen Sie Ihre neue E-Mail-Adresse",
      lines: [
        `Jemand, vermutlich Sie selbst, möchte sich künftig mit dieser Adresse bei ${portal} anmelden.`,
        "Die Adresse wechselt, sobald beide Adressen bestätigt sind. Dies ist der Link für die neue; er funktioniert einmal und gilt 24 Stunden.",
      ],
      button: "Diese Adresse bestätigen",
      after: ["Wenn Sie das nicht waren, öffnen Sie den Link nicht. Ohne ihn geschieht nichts."],
    }),
    email_change_taken: ({ portal }) => ({
      subject: "Zu dieser Adresse gibt es bereits ein Konto",
      lines: [
        `Jemand, vermutlich Sie selbst, wollte diese Adresse für ein anderes Konto bei ${portal} verwenden. Sie gehört bereits zu einem eigenen Konto; deshalb wurde nichts geändert.`,
      ],
      button: "Anmelden",
      after: ["Wenn Sie das nicht waren, ist nichts zu tun: Ihr Konto ist unverändert."],
    }),
    email_changed: () => ({
      subject: "Ihre E-Mail-Adresse wurde geändert",
      lines: ["Beide Adressen wurden bestätigt. Ab jetzt melden Sie sich mit der neuen an."],
      button: "Konto prüfen",
      after: [
        "Wenn Sie das nicht waren, wenden Sie sich sofort an die Personen, die Ihren Mandanten verwalten.",
      ],
    }),
    invite: ({ tenantName = "einem Mandanten", at = "" }) => ({
      subject: `Einladung zu ${tenantName}`,
      lines: [
        `Sie sind eingeladen, ${tenantName} beizutreten. Die Seite, die sich öffnet, zeigt, wer Sie einlädt und was Sie dort tun könnten.`,
        `Der Link funktioniert einmal und gilt bis zum ${at}.`,
      ],
      button: "Einladung öffnen",
      after: ["Wenn Ihnen die Einladung nichts sagt, ist nichts zu tun: Ohne den Link geschieht nichts."],
    }),
    join_approved: ({ tenantName = "Ihr neuer Mandant" }) => ({
      subject: `Sie gehören jetzt dazu: ${tenantName}`,
      lines: [`${tenantName}: Ein Admin hat Ihren Beitritt freigegeben.`],
      button: "Mandant öffnen",
      after: [],
    }),
  },
  notice: {
    domain_verified: ({ domain = "" }) => ({
      subject: `${domain} ist bestätigt`,
      lines: [
        `Im DNS von ${domain} stehen alle Einträge, die Empfangsserver verlangen. Wir prüfen sie mehrmals am Tag.`,
      ],
      button: "Domain öffnen",
      after: [why],
    }),
    domain_degraded: ({ domain = "", purpose = "" }) => ({
      subject: `Handlungsbedarf bei ${domain}`,
      lines: [
        `${domain} war bestätigt. Bei mehreren Prüfungen in Folge war ${records[purpose] ?? "ein Eintrag"} jedoch nicht mehr in Ordnung.`,
        "E-Mails von dort können abgewiesen werden oder im Spam landen. Die Seite zeigt, was jeder Nameserver antwortet und welche Änderung den Fehler behebt.",
      ],
      button: "Änderung ansehen",
      after: [why],
    }),
    domain_recovered: ({ domain = "" }) => ({
      subject: `${domain} ist wieder in Ordnung`,
      lines: [`Im DNS von ${domain} stehen wieder alle Einträge, die Empfangsserver verlangen.`],
      button: "Domain öffnen",
      after: [why],
    }),
    domain_ownership_lost: ({ domain = "" }) => ({
      subject: `${domain}: Ihre Inhaberschaft ist nicht mehr nachgewiesen`,
      lines: [
        `Ihr Eintrag zur Inhaberschaft fehlt seit mehr als drei Tagen im DNS von ${domain}, und dort steht jetzt ein anderer.`,
        "Wenn die Domain Ihnen gehört, veröffentlichen Sie Ihren Eintrag erneut; die Seite zeigt ihn.",
      ],
      button: "Domain öffnen",
      after: [why],
    }),
    import_done: ({ file = "", created = 0, updated = 0, rejected = 0 }) => ({
      subject: `${file} ist importiert`,
      lines: [
        `Neu: ${number(created)}. Aktualisiert: ${number(updated)}. Abgelehnt: ${number(rejected)}.`,
        "Die Seite nennt jede Zeile, die nicht übernommen wurde, und den Grund dafür.",
      ],
      button: "Import öffnen",
      after: [started],
    }),
    import_failed: ({ file = "", created = 0, updated = 0 }) => ({
      subject: `Der Import von ${file} ist fehlgeschlagen`,
      lines: [
        `Was bis dahin übernommen wurde, bleibt: ${number(created)} neu, ${number(updated)} aktualisiert. Die Seite nennt die Ursache.`,
      ],
      button: "Import öffnen",
      after: [started],
    }),
    account_stopped: ({ email = "", status = "", cause = "" }) => ({
      subject: `${email} ist angehalten`,
      lines: [
        whyStopped(status, cause),
        "Die Seite zeigt, an welchem Schritt es scheitert, warum, und was hilft.",
      ],
      button: "Konto öffnen",
      after: [why],
    }),
    account_recovered: ({ email = "" }) => ({
      subject: `${email} funktioniert wieder`,
      lines: ["Der Mailserver nimmt wieder E-Mails an und liefert sie aus; das Konto ist aktiv."],
      button: "Konto öffnen",
      after: [why],
    }),
    member_joined: ({ person = "" }) => ({
      subject: `${person} ist beigetreten`,
      lines: [`${person} hat eine Einladung angenommen und ist jetzt Mitglied.`],
      button: "Personen öffnen",
      after: [why],
    }),
    member_waits: ({ person = "" }) => ({
      subject: `${person} wartet auf Ihre Freigabe`,
      lines: [
        `${person} wurde von einem Mitglied eingeladen und hat angenommen. Zugang besteht, sobald jemand den Beitritt freigibt.`,
      ],
      button: "Entscheiden",
      after: [why],
    }),
    policies_changed: ({ person = "" }) => ({
      subject: "Die Richtlinien Ihres Mandanten wurden geändert",
      lines: [`${person} hat die Richtlinien geändert. Die Seite zeigt, was jetzt gilt.`],
      button: "Richtlinien öffnen",
      after: [why],
    }),
    billing_changed: ({ person = "" }) => ({
      subject: "Die Rechnungsdaten Ihres Mandanten wurden geändert",
      lines: [
        `${person} hat den Rechnungskontakt oder die Rechnungsanschrift geändert. Die Seite zeigt, was jetzt gilt.`,
      ],
      button: "Einstellungen öffnen",
      after: [why],
    }),
  },
  daily_digest: ({ tenantName, notices, more }) => ({
    subject: `${tenantName}: Neues seit gestern`,
    lines: [
      ...notices.map(({ kind, facts }) => german.notice[kind](facts).subject),
      ...(more > 0 ? [`Und ${number(more)} weitere.`] : []),
    ],
    button: "Portal öffnen",
    after: [chosen],
  }),
  weekly_report: ({ tenantName, imports, created, updated, rejected, domains, verified, joined }) => ({
    subject: `${tenantName}: Ihre Woche`,
    lines: [
      `Abgeschlossene Importe: ${number(imports)}. Neue Leads: ${number(created)}, aktualisierte: ${number(updated)}, abgelehnte Zeilen: ${number(rejected)}.`,
      `Bestätigte Domains: ${number(verified)} von ${number(domains)}.`,
      ...(joined === null ? [] : [`Neue Mitglieder: ${number(joined)}.`]),
    ],
    button: "Portal öffnen",
    after: [chosen],
  }),
};

function whyStopped(status: string, cause: string): string {
  if (cause === "consent_withdrawn")
    return "Der Anbieter lässt uns nicht mehr in das Postfach: Die Erlaubnis wurde entzogen oder ist abgelaufen. Bis zur erneuten Verbindung wird von dort nichts gesendet.";
  return status === "needs_password"
    ? "Der Mailserver weist das Passwort ab. Bis es neu eingegeben ist, wird von dort nichts gesendet."
    : "Der Mailserver war mehrmals in Folge nicht nutzbar. Solange das so bleibt, wird von dort nichts gesendet; wir versuchen es weiter.";
}
