import type { notices as english } from "../en/notices.ts";
import type { Words } from "../words.ts";

export const notices: Words<typeof english> = {
  open: "Benachrichtigungen",
  unseen_one: "Benachrichtigungen, {{count}} neue",
  unseen_other: "Benachrichtigungen, {{count}} neue",
  empty: "Nichts Neues. Was sich bei Domains, Importen, Personen und Richtlinien tut, steht hier.",
  isNew: "Neu",
  kinds: {
    domain_verified: "{{domain}} ist bestätigt.",
    domain_degraded: "Handlungsbedarf bei {{domain}}: Ein Eintrag ist nicht mehr in Ordnung.",
    domain_recovered: "{{domain}} ist wieder in Ordnung.",
    domain_ownership_lost: "{{domain}}: Ihre Inhaberschaft ist nicht mehr nachgewiesen.",
    import_done:
      "{{file}} ist importiert: {{created, number}} neu, {{updated, number}} aktualisiert, {{rejected, number}} abgelehnt.",
    import_failed: "Der Import von {{file}} ist fehlgeschlagen. Was bis dahin übernommen wurde, bleibt.",
    account_stopped: "{{email}} ist angehalten: Der Mailserver weist das Konto ab.",
    account_recovered: "{{email}} funktioniert wieder.",
    member_joined: "{{person}} ist beigetreten.",
    member_waits: "{{person}} wartet auf Freigabe.",
    policies_changed: "{{person}} hat die Richtlinien geändert.",
    billing_changed: "{{person}} hat die Rechnungsdaten geändert.",
  },
};
