import { leadFields, type ColumnMapping, type LeadField } from "./imports.rules.ts";
import { normaliseEmail } from "../../email-address.ts";
import { isStatusWord } from "./lead-row.ts";

export interface SampledColumn {
  readonly header: string | null;
  /** The first cells that are not empty. */
  readonly samples: readonly string[];
}

/** Header words in English, Spanish, German and French, without case, accents, spaces and punctuation. */
const synonyms: Record<LeadField, readonly string[]> = {
  email: [
    ..."email emailaddress mail mailaddress emailid workemail businessemail primaryemail contactemail".split(
      " ",
    ),
    ..."email1value email1address email1 emailaddress1 youremail personemail subscriberemail emailuno".split(
      " ",
    ),
    ..."correo correoelectronico direcciondecorreo emailadresse mailadresse epost adressemail adresseemail".split(
      " ",
    ),
    ..."courriel adressecourriel adresseelectronique adressedemessagerie emailadres".split(" "),
  ],
  name: [
    ..."name fullname contact contactname displayname person leadname customername".split(" "),
    ..."nombrecompleto nombreyapellido nombreyapellidos contacto vollername vollstandigername vorundnachname ansprechpartner".split(
      " ",
    ),
    ..."kontakt nomcomplet nometprenom prenometnom nomprenom".split(" "),
  ],
  firstName:
    "firstname givenname forename first fname nombre primernombre nombredepila vorname rufname prenom".split(
      " ",
    ),
  lastName:
    "lastname surname familyname last lname apellido apellidos nachname familienname zuname nom nomdefamille".split(
      " ",
    ),
  employer: [
    ..."company companyname employer organization organisation organizationname account accountname business".split(
      " ",
    ),
    ..."organization1name associatedcompany primaryassociatedcompany companyaccount accountnameaccountname".split(
      " ",
    ),
    ..."empresa compania organizacion empleador firma firmenname unternehmen arbeitgeber organisationsname".split(
      " ",
    ),
    ..."entreprise societe nomdelentreprise employeur raisonsociale".split(" "),
  ],
  status: "status leadstatus state estado estatus zustand statut etat".split(" "),
  tags: "tags tag label labels etiqueta etiquetas schlagwort schlagworte schlagworter etiquette etiquettes groupmembership".split(
    " ",
  ),
};

const fieldOf = new Map(leadFields.flatMap((field) => synonyms[field].map((word) => [word, field] as const)));

/** A header's letters and digits, whatever their case and accents. */
export const bareWord = (header: string): string =>
  header
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Which field a header names; undefined where it names none that a lead has. */
export const fieldByHeader = (header: string): LeadField | undefined => fieldOf.get(bareWord(header));

const isEmail = (cell: string): boolean => normaliseEmail(cell).ok;

/** Share of a column's samples that must be addresses for it to be the e-mail column without a header that says so. */
const MOSTLY = 0.6;

/** Maps columns to fields: by header word first, the e-mail column also by what its cells hold. A field is used once. */
export function guessColumns(columns: readonly SampledColumn[]): ColumnMapping {
  const guess: ColumnMapping = {};
  for (const [index, { header }] of columns.entries()) {
    const field = header === null ? undefined : fieldByHeader(header);
    if (field && guess[field] === undefined) guess[field] = index;
  }
  const shares = columns.map(({ samples }) => samples.filter(isEmail).length / Math.max(1, samples.length));
  const named = guess.email === undefined ? 0 : (shares[guess.email] ?? 0);
  const best = shares.indexOf(Math.max(0, ...shares));
  // "State" is a place and "Lead status" a sales step as often as not: what the cells hold decides.
  if (guess.status !== undefined && !columns[guess.status]?.samples.every(isStatusWord)) delete guess.status;
  // A header may lie ("email" over a yes/no column); addresses in the cells say more.
  if ((guess.email === undefined || named === 0) && (shares[best] ?? 0) >= MOSTLY) {
    for (const field of leadFields) if (guess[field] === best) delete guess[field];
    guess.email = best;
  }
  return dropHalfNames(guess);
}

/** "Nombre" or "Nom" alone is the whole name; a whole name beside its parts makes the parts superfluous. */
function dropHalfNames({ firstName, lastName, ...guess }: ColumnMapping): ColumnMapping {
  if (guess.name !== undefined) {
    // German and English exports say "Name, Vorname" or "Name, First name" and mean the surname.
    return firstName !== undefined && lastName === undefined ? { ...swapName(guess), firstName } : guess;
  }
  if (firstName !== undefined && lastName !== undefined) return { ...guess, firstName, lastName };
  const only = firstName ?? lastName;
  return only === undefined ? guess : { ...guess, name: only };
}

function swapName({ name, ...guess }: ColumnMapping): ColumnMapping {
  return name === undefined ? guess : { ...guess, lastName: name };
}
