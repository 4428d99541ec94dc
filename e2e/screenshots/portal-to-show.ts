import { mutate, query, signUp, type Session } from "../product/api.ts";
import type { Product } from "../product/start-product.ts";

export interface ShownCompany {
  readonly id: string;
  readonly name: string;
  readonly workspaceName: string;
  readonly version: number;
}

/** The people and companies in the pictures. Names are awkward on purpose: long, accented, in the scripts that most machines have fonts for. */
export interface PortalToShow {
  readonly owner: Session;
  /** May look at `full` and nothing else. */
  readonly viewer: Session;
  /** Has access to no company. */
  readonly newcomer: Session;
  readonly full: ShownCompany;
  readonly empty: ShownCompany;
  readonly archived: ShownCompany;
}

const long = "Gesellschaft für angewandte Gartenbaukunst und Landschaftspflege Mecklenburg-Vorpommern mbH";

export async function makePortalToShow({ url, database: { superuser } }: Product): Promise<PortalToShow> {
  const owner = await signUp(url, { tenantName: "Nordlicht & Söhne", email: "ada@nordlicht.example" });
  await mutate(owner, "tenants.add", { name: "Atelier Ōkami" });
  const join = async (email: string) => {
    const session = await signUp(url, { email });
    await superuser.query(
      `INSERT INTO tenant_users (tenant_id, user_id, roles, email)
       SELECT t.id, u.id, '{member}', u.email FROM users u, tenants t WHERE u.email = $1 AND t.slug = $2`,
      [email, owner.slug],
    );
    return { ...session, slug: owner.slug };
  };
  const viewer = await join("chloe.dubois-lefevre@nordlicht.example");
  const newcomer = await join("bartholomew.featherstonehaugh-cholmondeley@nordlicht.example");
  for (const [email, name] of [
    [owner.email, "Ada Okafor"],
    [viewer.email, "Chloé Dubois-Lefèvre"],
    [newcomer.email, "Bartholomew Featherstonehaugh-Cholmondeley"],
  ])
    await superuser.query("UPDATE users SET name = $2 WHERE email = $1", [email, name]);

  const add = (name: string) => mutate<ShownCompany>(owner, "companies.add", { name });
  const empty = await add(long);
  const full = await add("Blue Bottle Coffee Roasters");
  await add("Кофейня на Невском");
  await add("O’Brien & Co. “Harbour Lights”");
  const archived = await add("Café Müller, Filiale Zürich-Oerlikon");
  await mutate(owner, "companies.archive", { companyId: archived.id });
  const people = await query<{ id: string; email: string }[]>(owner, "people.list");
  const userId = people.find(({ email }) => email === viewer.email)?.id;
  await mutate(owner, "companies.setAccess", { companyId: full.id, userId, access: "view" });
  return { owner, viewer, newcomer, full, empty, archived };
}

const given = ["Maria", "José", "Anne-Marie", "Łukasz", "Zoë", "Nguyễn", "Siobhán", "Δημήτρης", "Ирина"];
const family = ["Müller", "O’Neill", "García", "van den Berg", "Kowalski", "Haddad", "Sørensen"];
const firms = ["Acme", "Größe & Söhne", "Nakamura K.K.", '"Lumière, SARL"', '"Bright ""B"" Labs"', ""];
const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;

/** A list as people have it: quoted names, extra columns, and some lines that cannot be taken. */
export function listToShow(people: number): { name: string; mimeType: string; buffer: Buffer } {
  const lines = ["E-mail;Full name;Company;Status;Notes from the fair"];
  for (let index = 0; index < people; index += 1) {
    const name = `${pick(family, index * 3)}, ${pick(given, index * 7)}`;
    const status = index % 19 === 18 ? "archived" : "active";
    lines.push(
      `lead.${index}@${pick(["example.org", "mail.example", "firm.example"], index)};"${name}";${pick(firms, index)};${status};`,
    );
    if (index % 67 === 66) lines.push(`lead.${index - 40}@EXAMPLE.org;Once again;;;`);
    if (index % 173 === 172) lines.push("info(at)example.org;Written by hand;Acme;active;");
    if (index % 311 === 310) lines.push(`lead.${index}x@example.org;Gone;Acme;unsubscribed;`);
    if (index % 401 === 400) lines.push("");
  }
  lines.push(
    'quote@example.org;"Never closed;Acme;active;',
    "short@example.org;Too few",
    ";No address;Acme;active;call back",
  );
  return {
    name: "Messe München – Kontakte 2026 (final).csv",
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\r\n")),
  };
}

/** Some of the company's leads asked for no more mail, as the platform's sender would have reported. */
export async function suppressSome(
  { database: { superuser } }: Product,
  company: ShownCompany,
): Promise<void> {
  await superuser.query(
    `INSERT INTO suppressions (tenant_id, company_id, kind, value, reason, source)
     SELECT tenant_id, company_id, 'email', email, CASE right(email, 1) || length(email) % 2
       WHEN 'g0' THEN 'unsubscribed' WHEN 'e1' THEN 'bounced' ELSE 'complained' END, 'report'
     FROM leads WHERE company_id = $1 AND status = 'active' AND hashtext(email) % 23 = 0`,
    [company.id],
  );
  await superuser.query(
    `UPDATE leads SET status = s.reason FROM suppressions s
     WHERE leads.company_id = $1 AND s.tenant_id = leads.tenant_id AND s.kind = 'email' AND s.value = leads.email`,
    [company.id],
  );
}
