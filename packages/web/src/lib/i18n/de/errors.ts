import type { errors as english } from "../en/errors.ts";
import type { Words } from "../words.ts";

/** A sentence for each reason: what happened and what to do. */
export const errors: Words<typeof english> = {
  offline: "Der Server hat nicht geantwortet. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",
  invalid_input: "Einige Angaben passen nicht. Prüfen Sie die markierten Felder.",
  not_found: "Das gibt es nicht, oder Sie haben keinen Zugriff darauf.",
  signed_out: "Ihre Sitzung ist beendet. Melden Sie sich wieder an, um weiterzuarbeiten.",
  no_permission: "Ihre Rolle erlaubt das nicht. Ein Admin oder der Inhaber des Mandanten kann es tun.",
  view_only:
    "Sie können dieses Unternehmen ansehen, aber nichts daran ändern. Ein Admin kann Ihnen Bearbeitungsrechte geben.",
  cross_site:
    "Die Anfrage kam nicht aus diesem Portal. Laden Sie die Seite neu und versuchen Sie es noch einmal.",
  too_many_requests: "Das waren zu viele Versuche. Warten Sie einen Moment und versuchen Sie es noch einmal.",
  database_unavailable:
    "Die Datenbank antwortet gerade nicht. Es ging nichts verloren; versuchen Sie es gleich noch einmal.",
  secrets_unavailable:
    "Der Speicher für Passwörter und Schlüssel antwortet gerade nicht. Es wurde nichts geändert; versuchen Sie es gleich noch einmal.",
  internal:
    "Bei uns ist etwas fehlgeschlagen. Es wurde nichts geändert. Wenn es wieder passiert, nennen Sie dem Support die Anfrage-ID.",
  key_reused:
    "Das wurde zweimal mit unterschiedlichem Inhalt gesendet. Laden Sie die Seite neu und versuchen Sie es noch einmal.",
  in_progress: "Dieselbe Anfrage läuft noch. Warten Sie, bis sie fertig ist.",
  already_done: "Das ist schon erledigt. Laden Sie die Seite neu, um es zu sehen.",
  wrong_credentials: "E-Mail-Adresse und Passwort passen zu keinem Konto.",
  weak_password: "Dieses Passwort ist zu leicht zu erraten. Nehmen Sie ein längeres.",
  common_password: "Dieses Passwort wird bei Angriffen mit als Erstes probiert. Wählen Sie ein anderes.",
  password_is_identity: "Ihr Name oder Ihre Adresse taugt nicht als Passwort. Wählen Sie ein anderes.",
  password_needs_uppercase: "Einer Ihrer Mandanten verlangt einen Großbuchstaben im Passwort.",
  password_needs_number: "Einer Ihrer Mandanten verlangt eine Ziffer im Passwort.",
  password_needs_symbol: "Einer Ihrer Mandanten verlangt ein Sonderzeichen im Passwort, etwa ein Komma.",
  wrong_password: "Das ist nicht Ihr aktuelles Passwort.",
  wrong_code: "Dieser Code ist falsch oder wurde schon verwendet. Warten Sie auf den nächsten.",
  sign_in_expired: "Diese Anmeldung hat zu lange gedauert. Beginnen Sie neu mit Ihrem Passwort.",
  confirm_first: "Weisen Sie sich noch einmal aus, bevor Sie das tun.",
  passkey_refused: "Der Passkey wurde nicht angenommen. Versuchen Sie es noch einmal oder auf anderem Weg.",
  passkey_known: "Dieser Passkey ist schon eingerichtet.",
  too_many_passkeys:
    "Mehr Passkeys kann ein Konto nicht haben. Entfernen Sie einen, den Sie nicht mehr verwenden.",
  totp_exists:
    "Es ist schon eine Authenticator-App eingerichtet. Entfernen Sie sie, bevor Sie eine andere einrichten.",
  totp_not_begun: "Beginnen Sie die Einrichtung neu: Der angezeigte Code gilt nicht mehr.",
  no_factor: "Richten Sie zuerst eine Authenticator-App oder einen Passkey ein.",
  two_factor_required:
    "Dieser Mandant verlangt einen zweiten Faktor. Richten Sie einen ein, um weiterzuarbeiten.",
  password_outdated:
    "Ihr Passwort genügt den Vorgaben Ihrer Mandanten nicht mehr. Ändern Sie es, um weiterzuarbeiten.",
  email_unverified: "Bestätigen Sie dafür zuerst Ihre E-Mail-Adresse.",
  set_up_factor_first:
    "Melden Sie sich erst selbst mit einem zweiten Faktor an, bevor Sie ihn von allen verlangen. Sonst könnten Sie sich aussperren.",
  member_invites_off:
    "Mitglieder dürfen hier niemanden einladen. Admins und Inhaber dürfen es und können das unter „Richtlinien“ ändern.",
  last_owner:
    "Ein Mandant braucht einen Inhaber, der handeln kann. Machen Sie zuerst eine andere Person zum Inhaber.",
  role_too_high: "Das übersteigt Ihre eigene Rolle. Ein Inhaber kann es tun.",
  not_yourself: "Bei sich selbst geht das nicht. Wer sonst Personen verwaltet, kann es tun.",
  member_elsewhere:
    "Diese Person ist auch Mitglied anderer Mandanten, und ihre zweiten Faktoren schützen auch diese. Der Support kann ihr helfen.",
  member_suspended: "Diese Person ist gesperrt. Heben Sie die Sperre zuerst auf.",
  invite_not_yours: "Diese Einladung ging an eine andere Adresse oder kam von jemand anderem.",
  invite_not_open: "Diese Einladung wurde inzwischen beantwortet oder widerrufen.",
  too_many_invites:
    "Es stehen schon so viele Einladungen aus, wie ein Mandant haben darf. Widerrufen Sie einige, die niemand mehr annehmen wird.",
  email_unchanged: "Das ist schon Ihre Adresse.",
  prove_address:
    "Dieser Link belegt die Adresse nicht. Lassen Sie sich den Link per E-Mail schicken und öffnen Sie den.",
  account_exists: "Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich damit an, um beizutreten.",
  link_used_or_expired: "Dieser Link wurde schon verwendet oder ist abgelaufen. Fordern Sie einen neuen an.",
  sign_up_closed:
    "Neue Konten lassen sich hier nicht erstellen. Wenden Sie sich an das Betreiberteam dieses Portals.",
  workspace_name_taken: "Ein anderes Unternehmen dieses Mandanten hat schon diesen Kurznamen.",
  too_many_companies:
    "Mehr Unternehmen kann dieser Mandant nicht haben. Löschen Sie ein archiviertes, bevor Sie ein weiteres hinzufügen.",
  company_archived: "Dieses Unternehmen ist archiviert. Stellen Sie es wieder her, bevor Sie es ändern.",
  company_not_archived:
    "Archivieren Sie dieses Unternehmen zuerst; nur archivierte lassen sich endgültig löschen.",
  changed_meanwhile:
    "Jemand hat das geändert, während Sie es bearbeitet haben. Laden Sie die andere Fassung, um mit ihr weiterzuarbeiten.",
  name_does_not_match: "Der eingegebene Name ist nicht der angezeigte.",
  import_running:
    "In diesem Unternehmen läuft gerade ein Import. Warten Sie ihn ab oder brechen Sie ihn zuerst ab.",
  not_a_member: "Diese Person ist nicht mehr Mitglied des Mandanten.",
  role_sees_all: "Inhaber und Admins sehen jedes Unternehmen; ihr Zugriff lässt sich nicht einschränken.",
  logo_not_an_image: "Diese Datei ist kein Bild im Format PNG, JPEG oder WebP.",
  logo_too_large: "Dieses Bild ist zu groß.",
  image_unknown_type: "Dieses Bild ist keine PNG-, JPEG-, WebP- oder SVG-Datei.",
  image_is_icon:
    "Das ist eine ICO-Datei. Wählen Sie eine PNG- oder SVG-Datei; die Größen des Symbols entstehen hier daraus.",
  image_too_many_bytes:
    "Bilder dürfen bis zu 1 MB groß sein, SVG-Dateien bis zu 256 KB. Speichern Sie dieses kleiner.",
  image_too_many_pixels:
    "Bilder dürfen bis zu 4.096 Pixel je Seite und insgesamt 12 Megapixel haben. Verkleinern Sie dieses.",
  image_too_small:
    "Ein Symbol braucht in Breite oder Höhe mindestens 32 Pixel. Wählen Sie ein größeres Bild.",
  image_animated: "Bewegte Bilder werden nicht angenommen. Speichern Sie ein einzelnes Bild daraus.",
  image_svg_active:
    "Diese SVG-Datei enthält ein Skript oder etwas, das eines ausführen kann. Exportieren Sie sie neu, nur mit Formen.",
  image_svg_external:
    "Diese SVG-Datei verweist auf andere Dateien oder enthält eingebettete Bilder oder Schriften. Exportieren Sie sie neu, nur mit Formen.",
  image_svg_doctype:
    "Diese SVG-Datei hat einen Dokumenttyp (DOCTYPE), der Schädliches enthalten kann. Exportieren Sie sie als einfaches oder optimiertes SVG.",
  image_unreadable:
    "Dieses Bild ist beschädigt oder braucht zu lange zum Zeichnen. Exportieren Sie es neu, am besten als PNG.",
  image_url_invalid:
    "Diese Adresse kann nicht verwendet werden. Geben Sie eine an, die mit https:// beginnt und weder Benutzername noch Passwort noch Port enthält.",
  image_url_silent:
    "Von dieser Adresse kam nicht rechtzeitig ein Bild. Prüfen Sie die Adresse oder laden Sie die Datei hoch.",
  image_url_refused:
    "Diese Adresse führt woanders hin oder antwortet mit einem Fehler. Geben Sie die Adresse des Bildes selbst an.",
  name_empty: "Geben Sie die Domain ein, unter der Sie senden, etwa kaffee.de.",
  name_invalid: "Das ist kein Domainname. Er besteht aus Buchstaben, Ziffern, Bindestrichen und Punkten.",
  name_is_address: "Das ist eine IP-Adresse. Geben Sie den Domainnamen ein.",
  name_too_long: "Dieser Name ist zu lang, um darunter Einträge anzulegen.",
  label_too_long: "Ein Teil dieses Namens ist länger als 63 Zeichen.",
  name_without_suffix: "Es fehlt die Endung, etwa .com oder .de.",
  name_is_special: "Dieser Name ist reserviert und im Internet nicht verwendbar.",
  name_is_public_suffix:
    "Unter dieser Endung können alle Namen registrieren, sie gehört also niemandem. Geben Sie Ihren eigenen Namen ein.",
  name_is_shared_host:
    "Dieser Name gehört einem Anbieter, den viele nutzen. Verwenden Sie eine eigene Domain.",
  name_is_ours: "Dieser Name gehört der Plattform. Verwenden Sie eine eigene Domain.",
  domain_exists: "Diese Domain hat der Mandant schon.",
  domain_in_use: "E-Mail-Konten verwenden diese Domain. Entfernen oder verschieben Sie sie zuerst.",
  key_waits:
    "Ein neuer Schlüssel wartet auf die Veröffentlichung. Veröffentlichen Sie ihn, bevor Sie einen weiteren erzeugen.",
  host_exists: "Diese Adresse ist bereits eingetragen.",
  too_many_hosts:
    "Ein Mandant hat höchstens fünf Adressen. Entfernen Sie eine, die nicht mehr gebraucht wird.",
  host_not_served:
    "Unter dieser Adresse ist noch nichts erreichbar. Veröffentlichen Sie zuerst ihre Einträge.",
  account_known: "Zu dieser Adresse gibt es schon ein E-Mail-Konto.",
  account_paused: "Das Konto ist pausiert. Setzen Sie es zuerst fort.",
  domain_not_added: "Fügen Sie zuerst die Domain der Adresse zu diesem Unternehmen hinzu.",
  domain_not_here:
    "Die Postfächer dieser Domain liegen nicht auf dieser Plattform. Fügen Sie das Postfach mit seinen Servern und seinem Passwort hinzu.",
  mailbox_exists: "Zu dieser Adresse gibt es schon ein Postfach. Fügen Sie es mit seinem Passwort hinzu.",
  password_needed:
    "Geben Sie das Passwort ein: Das gespeicherte gilt nur für den Server und den Benutzernamen, für die es angegeben wurde.",
  sign_in_not_set_up:
    "Die Anmeldung bei diesem Anbieter ist hier nicht eingerichtet. Verwenden Sie ein App-Passwort, oder wenden Sie sich an das Betreiberteam dieser Plattform.",
  consent_expired:
    "Diese Anmeldung hat zu lange gedauert, wurde schon verwendet oder von jemand anderem begonnen. Beginnen Sie neu.",
  consent_incomplete: "Es wurde nicht alles erlaubt. Beginnen Sie neu und lassen Sie jedes Häkchen gesetzt.",
  consent_withdrawn: "Der Anbieter lässt uns nicht mehr in dieses Postfach. Verbinden Sie das Konto neu.",
  other_mailbox:
    "Sie haben sich mit einem anderen Postfach angemeldet. Beginnen Sie neu, mit der Adresse des Kontos.",
  provider_silent:
    "Der Anbieter hat nicht geantwortet. Es wurde nichts geändert; versuchen Sie es in einigen Minuten noch einmal.",
  folder_name_taken: "Einen Ordner mit diesem Namen gibt es hier schon.",
  folder_in_itself: "Ein Ordner kann nicht in sich selbst oder in einem seiner eigenen Ordner liegen.",
  folders_too_deep: "Ordner lassen sich höchstens acht Ebenen tief verschachteln.",
  too_many_folders: "Ein Unternehmen kann höchstens 5.000 Ordner haben.",
  template_archived: "Diese Vorlage ist im Archiv. Stellen Sie sie wieder her, um sie zu ändern.",
  template_not_archived: "Nur eine Vorlage im Archiv lässt sich löschen.",
  template_in_use: "Diese Vorlage wird verwendet und lässt sich nicht löschen.",
  account_refuses: "Der Mailserver weist das Konto ab. Geben Sie das Passwort neu ein.",
  account_silent:
    "Der Mailserver des Kontos hat nicht geantwortet. Versuchen Sie es in einigen Minuten noch einmal.",
  mail_not_taken:
    "Der Mailserver hat die E-Mail nicht angenommen. Versuchen Sie es in einigen Minuten noch einmal.",
  file_empty: "Diese Datei ist leer.",
  file_header_only: "Diese Datei hat eine Kopfzeile, aber keine Zeilen darunter.",
  file_not_text:
    "Diese Datei ist weder Text noch eine Arbeitsmappe. Speichern Sie die Liste als CSV oder .xlsx und laden Sie diese Datei hoch.",
  file_is_spreadsheet:
    "Diese Art von Tabellendatei lässt sich nicht lesen. Speichern Sie sie als .xlsx oder CSV und laden Sie diese Datei hoch.",
  file_is_encrypted:
    "Diese Datei ist mit einem Kennwort geschützt. Entfernen Sie das Kennwort in Excel und laden Sie sie noch einmal hoch.",
  file_has_macros:
    "Diese Arbeitsmappe enthält Makros. Speichern Sie sie als .xlsx ohne Makros und laden Sie diese hoch.",
  spreadsheet_damaged:
    "Diese Tabellendatei ist beschädigt. Öffnen Sie sie in Excel, speichern Sie sie neu als .xlsx und laden Sie diese hoch.",
  spreadsheet_empty:
    "Diese Arbeitsmappe hat kein Tabellenblatt mit Zellen. Legen Sie die Liste auf ein Blatt und laden Sie die Datei noch einmal hoch.",
  spreadsheet_too_large:
    "Entpackt ist diese Tabellendatei größer, als sich lesen lässt. Teilen Sie sie auf, oder speichern Sie die Liste als CSV und laden Sie diese hoch.",
  file_is_archive:
    "Das ist ein Archiv. Entpacken Sie es und laden Sie die CSV- oder Excel-Datei daraus hoch.",
  file_is_image: "Das ist ein Bild. Laden Sie eine CSV- oder Excel-Datei hoch.",
  file_is_pdf: "Das ist ein PDF. Laden Sie eine CSV- oder Excel-Datei hoch.",
  file_is_html: "Das ist eine Webseite. Laden Sie eine CSV- oder Excel-Datei hoch.",
  file_has_nul:
    "Diese Datei enthält NUL-Zeichen und ist deshalb kein reiner Text. Exportieren Sie sie noch einmal als CSV.",
  key_at_mail_server:
    "Diesen Schlüssel verwahrt der Mailserver. Ihn dort zu ersetzen, würde Signaturen ungültig machen, bis Ihr DNS nachzieht; deshalb geht das von hier aus nicht.",
  mail_server_silent:
    "Der Mailserver hat nicht geantwortet; es wurde nichts geändert. Versuchen Sie es in einigen Minuten noch einmal.",
  too_many_links:
    "Mehr offene Links darf diese Domain nicht haben. Beenden Sie einen, den niemand mehr braucht.",
  file_too_large: "Diese Datei ist größer als erlaubt. Teilen Sie sie auf und importieren Sie die Teile.",
  file_too_wide: "Diese Datei hat mehr Spalten, als sich lesen lassen.",
  file_gone: "Die hochgeladene Datei ist nicht mehr gespeichert. Laden Sie sie noch einmal hoch.",
  disk_full:
    "Auf dem Server ist gerade kein Platz für diese Datei. Das Betreiberteam muss erst welchen schaffen.",
  upload_incomplete: "Die Datei ist noch nicht ganz hochgeladen. Lassen Sie die Seite so lange offen.",
  upload_conflict: "Dieser Upload wurde anderswo fortgesetzt. Starten Sie ihn neu.",
  email_column_missing: "Wählen Sie die Spalte mit der E-Mail-Adresse.",
  column_used_twice: "Eine Spalte ist zweimal gewählt. Wählen Sie jede höchstens einmal.",
  column_unknown: "Eine der gewählten Spalten kommt in der Datei nicht vor.",
  import_not_ready: "Dieser Import ist noch nicht startbereit.",
  import_already_started: "Dieser Import wurde schon gestartet.",
  import_finished: "Dieser Import ist abgeschlossen.",
  encoding_wrong: "Mit dieser Zeichenkodierung ist die Datei nicht lesbar. Wählen Sie eine andere.",
  upload_abandoned:
    "Mit dieser Datei ging es 7 Tage lang nicht weiter, deshalb wurde sie entfernt. Es wurde nichts importiert; laden Sie sie für einen neuen Anlauf noch einmal hoch.",
  import_failed:
    "Der Import ist wegen eines Fehlers bei uns fehlgeschlagen. Was bis dahin importiert war, bleibt erhalten.",
  import_not_finished: "Dieser Import ist noch nicht beendet. Danach können Sie ihn rückgängig machen.",
  undo_already_started: "Dieser Import wird bereits rückgängig gemacht.",
  nothing_to_undo: "Dieser Import hat keinen Lead geändert, es gibt also nichts rückgängig zu machen.",
  undo_too_late: "Ein Import lässt sich 30 Tage lang rückgängig machen; dieser ist länger her.",
  already_there: "Diese Leads sind schon in diesem Unternehmen.",
  job_running: "Dieser Vorgang läuft noch. Warten Sie, bis er beendet ist.",
  job_finished: "Dieser Vorgang ist schon beendet.",
  job_failed:
    "Der Vorgang ist wegen eines Fehlers bei uns fehlgeschlagen. Was bis dahin erledigt war, bleibt erhalten.",
  nothing_to_restore:
    "Es gibt nichts mehr wiederherzustellen. Gelöschte Leads werden 30 Tage lang aufbewahrt.",
  export_too_large:
    "Ein Export umfasst höchstens fünf Millionen Leads. Grenzen Sie die Liste mit einem Filter ein.",
  export_expired:
    "Exportierte Dateien werden sieben Tage lang aufbewahrt, diese gibt es nicht mehr. Exportieren Sie die Leads noch einmal.",
  field_gone: "Eines der gewählten Felder gibt es nicht mehr. Wählen Sie die Spalten noch einmal aus.",
  lead_exists: "Diese Adresse steht schon in der Liste.",
  address_suppressed: "An diese Adresse darf nicht geschrieben werden: Sie steht auf der Sperrliste.",
  lead_suppressed:
    "An diesen Lead darf nicht geschrieben werden, und eine Bearbeitung ändert daran nichts. Wer den Mandanten verwaltet, kann die Sperre mit einer Begründung aufheben.",
  leads_of_two_lists:
    "Diese beiden Leads gehören zu verschiedenen Unternehmen und lassen sich nicht zusammenführen.",
  field_value_wrong: "Dieser Wert passt nicht zum Typ des Feldes.",
  field_exists: "Ein Feld mit diesem Namen gibt es schon.",
  too_many_fields:
    "Ein Unternehmen hat höchstens 20 eigene Felder. Entfernen Sie eines, das niemand braucht.",
  tag_exists:
    "Ein Schlagwort mit diesem Namen gibt es schon. Führen Sie beide zusammen oder wählen Sie einen anderen Namen.",
  tags_of_two_lists:
    "Diese beiden Schlagwörter gehören zu verschiedenen Unternehmen und lassen sich nicht zusammenführen.",
  view_exists: "Sie haben schon eine Ansicht mit diesem Namen.",
  too_many_views:
    "Je Unternehmen können Sie 50 Ansichten behalten. Entfernen Sie eine, die Sie nicht mehr brauchen.",
  view_not_yours:
    "Diese Ansicht kann nur ändern, wer sie angelegt hat oder den Mandanten verwaltet. Speichern Sie stattdessen eine Kopie.",
};
