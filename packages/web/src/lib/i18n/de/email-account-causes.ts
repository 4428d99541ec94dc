import type { causes as english } from "../en/email-account-causes.ts";
import type { Words } from "../words.ts";

/** What happened and what mends it, cause by cause. */
export const causes: Words<typeof english> = {
  host_not_found: {
    what: "Einen Server namens {{host}} gibt es nicht.",
    fix: "Prüfen Sie die Schreibweise. Die meisten Anbieter verwenden Namen wie smtp.example.com und imap.example.com.",
  },
  resolver_silent: {
    what: "Die Nameserver von {{host}} haben nicht geantwortet.",
    fix: "Versuchen Sie es in einer Minute noch einmal. Bleibt es dabei, hat das DNS des Anbieters eine Störung.",
  },
  unreachable: {
    what: "Unter {{host}}, Port {{port}}, hat nichts geantwortet.",
    fix: "Prüfen Sie den Port: 465 oder 587 zum Senden, 993 zum Empfangen. Vielleicht hält uns eine Firewall ab. Server in privaten Netzen sind nicht erreichbar.",
  },
  refused: {
    what: "{{host}} ist da, aber auf Port {{port}} nimmt nichts Verbindungen an.",
    fix: "Verwenden Sie 465 oder 587 zum Senden, 993 oder 143 zum Empfangen.",
  },
  tls_on_plain_port: {
    what: "Port {{port}} beginnt unverschlüsselt; erwartet wurde sofort TLS.",
    fix: "Wählen Sie STARTTLS oder Port {{tlsPort}} mit TLS.",
  },
  plain_on_tls_port: {
    what: "Port {{port}} erwartet sofort TLS und wartet darauf.",
    fix: "Wählen Sie TLS für diesen Port.",
  },
  starttls_missing: {
    what: "Der Server bietet kein STARTTLS an.",
    fix: "Verwenden Sie TLS auf Port {{tlsPort}}. Wenn STARTTLS laut Anbieter möglich ist, wird es unterwegs herausgefiltert.",
  },
  starttls_refused: {
    what: "Der Server bietet STARTTLS an und lehnt es dann ab.",
    fix: "Verwenden Sie TLS auf Port {{tlsPort}}, oder fragen Sie beim Anbieter nach.",
  },
  tls_too_old: {
    what: "Der Server beherrscht nur eine TLS-Version, die nicht mehr sicher ist.",
    fix: "Verlangen Sie vom Anbieter TLS 1.2 oder neuer.",
  },
  tls_failed: {
    what: "Es kam keine Verschlüsselung zustande.",
    fix: "Prüfen Sie Port und Verschlüsselung. Wenn beides stimmt, fragen Sie den Anbieter nach seinen TLS-Einstellungen.",
  },
  self_signed: {
    what: "Das Zertifikat hat der Server selbst signiert; es könnte von irgendwem stammen.",
    fix: "Verlangen Sie ein Zertifikat einer öffentlichen Zertifizierungsstelle. Ihr Passwort wurde nicht gesendet.",
  },
  wrong_name: {
    what: "Das Zertifikat gilt nicht für {{host}}.",
    fix: "Verwenden Sie einen Namen, für den es gilt: {{names}}. Ihr Passwort wurde nicht gesendet.",
    fixUnnamed:
      "Fragen Sie den Anbieter, unter welchem Namen sein Server zu erreichen ist. Ihr Passwort wurde nicht gesendet.",
  },
  certificate_expired: {
    what: "Das Zertifikat ist abgelaufen.",
    fix: "Wer den Server betreibt, muss es erneuern. Ihr Passwort wurde nicht gesendet.",
  },
  certificate_not_yet_valid: {
    what: "Das Zertifikat ist noch nicht gültig.",
    fix: "Vielleicht geht die Uhr des Servers falsch; wer ihn betreibt, kann das klären. Ihr Passwort wurde nicht gesendet.",
  },
  unknown_issuer: {
    what: "Das Zertifikat stammt von einer hier unbekannten Zertifizierungsstelle oder kommt ohne seine Kette.",
    fix: "Wer den Server betreibt, muss die ganze Kette einer öffentlichen Zertifizierungsstelle mitsenden. Ihr Passwort wurde nicht gesendet.",
  },
  silent: {
    what: "Der Server hat die Verbindung angenommen und dann geschwiegen.",
    fix: "Prüfen Sie Port und Verschlüsselung: Ein Port, der sofort TLS erwartet, schweigt bei STARTTLS.",
  },
  speaks_imap: {
    what: "Unter {{host}}, Port {{port}}, antwortet ein IMAP-Server.",
    fix: "Das ist der Server zum Empfangen. Verwenden Sie zum Senden Port 465 oder 587.",
  },
  speaks_smtp: {
    what: "Unter {{host}}, Port {{port}}, antwortet ein SMTP-Server.",
    fix: "Das ist der Server zum Senden. Verwenden Sie zum Empfangen Port 993 oder 143.",
  },
  speaks_pop3: {
    what: "Unter {{host}}, Port {{port}}, antwortet ein POP3-Server.",
    fix: "Verwenden Sie 465 oder 587 zum Senden, 993 oder 143 zum Empfangen.",
  },
  not_a_mail_server: {
    what: "Was auf Port {{port}} antwortet, ist kein Mailserver.",
    fix: "Prüfen Sie Server und Port.",
  },
  turned_away: {
    what: "Der Server weist uns ab.",
    fix: "Vielleicht sperrt er unser Netz oder hat eine Störung. Fragen Sie beim Anbieter nach, oder versuchen Sie es später.",
  },
  encryption_required: {
    what: "Ohne Verschlüsselung nimmt der Server kein Passwort an.",
    fix: "Wählen Sie TLS oder STARTTLS.",
  },
  no_sign_in_offered: {
    what: "Der Server bietet keine Anmeldung an, die hier bekannt ist.",
    fix: "Prüfen Sie den Port: 25 ist für Server untereinander. Verwenden Sie 465 oder 587.",
  },
  wrong_password: {
    what: "Benutzername und Passwort passen nicht zusammen.",
    fix: "Geben Sie das Passwort noch einmal ein. Hat das Postfach eine Anmeldung in zwei Schritten, braucht es ein App-Passwort.",
  },
  app_password_needed: {
    what: "Der Anbieter nimmt hier das eigentliche Passwort des Kontos nicht an.",
    fix: "Erstellen Sie in den Sicherheitseinstellungen des Anbieters ein App-Passwort und geben Sie es hier ein.",
  },
  basic_sign_in_off: {
    what: "Der Anbieter hat die Anmeldung mit Passwort abgeschaltet.",
    fix: "Bei Microsoft 365 kann ein Admin vorerst noch authentifiziertes SMTP für dieses Postfach erlauben; empfangen lässt sich dort mit Passwort nicht mehr.",
  },
  wants_full_address: {
    what: "Der Server kennt diesen Benutzernamen nicht.",
    fix: "Die meisten Server wollen die ganze Adresse: {{email}}.",
  },
  sign_in_at_provider: {
    what: "Der Anbieter verlangt vom Inhaber des Postfachs zuerst eine Anmeldung im Browser.",
    fix: "Melden Sie sich auf der Website des Anbieters an, bestätigen Sie, dass Sie es waren, und versuchen Sie es noch einmal.",
  },
  oauth_needed: {
    what: "Der Server nimmt überhaupt keine Passwörter an.",
    fix: "Er verlangt die Anmeldung über den Anbieter (OAuth).",
  },
  oauth_refused: {
    what: "Der Anbieter erkennt die Freigabe nicht mehr an.",
    fix: "Verbinden Sie das Konto neu.",
  },
  smtp_off: {
    what: "Das Senden per SMTP ist für dieses Postfach abgeschaltet.",
    fix: "Bei Microsoft 365 kann ein Admin authentifiziertes SMTP dafür erlauben.",
  },
  too_many_tries: {
    what: "Der Server hatte zu viele Versuche und lehnt vorerst weitere ab.",
    fix: "Warten Sie eine Viertelstunde, bevor Sie es wieder versuchen.",
  },
  try_later: {
    what: "Der Server kann im Moment niemanden anmelden.",
    fix: "Versuchen Sie es in einigen Minuten noch einmal.",
  },
  no_inbox: {
    what: "Das Postfach hat keinen Posteingang.",
    fix: "Fragen Sie den Anbieter, ob das Postfach vollständig eingerichtet ist.",
  },
  sender_refused: {
    what: "Der Server erlaubt diesem Benutzernamen nicht, als {{email}} zu senden.",
    fix: "Melden Sie sich mit dem Benutzernamen dieser Adresse an, oder erlauben Sie sie dort als Alias.",
  },
  timed_out: {
    what: "Der Server brauchte länger als zehn Sekunden.",
    fix: "Versuchen Sie es noch einmal. Bleibt es dabei, fragen Sie beim Anbieter nach.",
  },
  hung_up: {
    what: "Der Server hat die Verbindung beendet.",
    fix: "Vielleicht sperrt er unser Netz oder verlangt auf diesem Port eine andere Verschlüsselung.",
  },
  too_much_said: {
    what: "Der Server hat mehr gesendet, als ein Mailserver je müsste.",
    fix: "Prüfen Sie Server und Port.",
  },
  unexpected_answer: {
    what: "Die Antwort des Servers hält sich nicht an das Protokoll.",
    fix: "Prüfen Sie Server und Port, oder wenden Sie sich an die Stelle, die den Server betreibt.",
  },
  consent_withdrawn: {
    what: "Die Freigabe wurde zurückgezogen oder ist abgelaufen.",
    fix: "Verbinden Sie das Konto neu: Melden Sie sich noch einmal beim Anbieter an.",
  },
  sign_in_not_set_up: {
    what: "Die Anmeldung bei diesem Anbieter ist auf dieser Plattform nicht mehr eingerichtet.",
    fix: "Wenden Sie sich an das Betreiberteam der Plattform. Sobald das erledigt ist, funktioniert das Konto von selbst wieder.",
  },
  secret_unreadable: {
    what: "Die gespeicherten Zugangsdaten des Postfachs sind nicht mehr lesbar.",
    fix: "Geben Sie das Passwort noch einmal ein, oder verbinden Sie das Konto neu.",
  },
};
