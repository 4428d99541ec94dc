/** Who and what the demonstration platform holds. Names are awkward on purpose: long, accented, in several scripts. */
export const DEMO_PASSWORD = "try rookery now";

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly role: "owner" | "admin" | "member";
  /** Workspace name → access, for members. */
  readonly access?: Readonly<Record<string, "work" | "view">>;
}

export interface DemoCompany {
  readonly name: string;
  readonly workspaceName: string;
  readonly industry: string | null;
  readonly companySize: "1-10" | "11-50" | "51-200" | "201-1000" | "1001+" | null;
  /** Leads that are there already. */
  readonly leads: number;
}

export interface DemoTenant {
  readonly name: string;
  readonly people: readonly DemoPerson[];
  readonly companies: readonly DemoCompany[];
}

export const demoTenants: readonly DemoTenant[] = [
  {
    name: "Northwind Agency",
    people: [
      { name: "Ada Okafor", email: "ada@northwind.example", role: "owner" },
      { name: "Bruno Žižka", email: "bruno@northwind.example", role: "admin" },
      {
        name: "Chloé Dubois-Lefèvre",
        email: "chloe@northwind.example",
        role: "member",
        access: { "blue-bottle": "work", "kyoto-ceramics": "view" },
      },
    ],
    companies: [
      {
        name: "Blue Bottle Coffee Roasters",
        workspaceName: "blue-bottle",
        industry: "Food and drink",
        companySize: "51-200",
        leads: 1_800,
      },
      {
        name: "京都セラミックス",
        workspaceName: "kyoto-ceramics",
        industry: "Crafts",
        companySize: "11-50",
        leads: 640,
      },
      {
        name: "Gesellschaft für angewandte Gartenbaukunst und Landschaftspflege mbH",
        workspaceName: "gartenbau",
        industry: null,
        companySize: null,
        leads: 0,
      },
    ],
  },
  {
    name: "Südwind GmbH",
    people: [
      { name: "Dmitri Соколов", email: "dmitri@suedwind.example", role: "owner" },
      // The same person in two tenants, so that the switcher has something to switch.
      { name: "Ada Okafor", email: "ada@northwind.example", role: "admin" },
    ],
    companies: [
      {
        name: "Harbour Lights",
        workspaceName: "harbour-lights",
        industry: "Logistics",
        companySize: "201-1000",
        leads: 420,
      },
    ],
  },
];

const given = [
  "Maria",
  "José",
  "Anne-Marie",
  "Łukasz",
  "Zoë",
  "Nguyễn",
  "Fatima",
  "Olu",
  "Siobhán",
  "Δημήτρης",
  "Ирина",
  "美咲",
];
const family = [
  "Müller",
  "O’Neill",
  "García",
  "van den Berg",
  "Kowalski",
  "Haddad",
  "Adeyemi",
  "Sørensen",
  "Papadopoulos",
  "田中",
];
const firms = ["Acme", "Größe & Söhne", "Nakamura K.K.", "Lumière, SARL", 'Bright "B" Labs', "Fjord AS", ""];

export interface DemoLead {
  readonly email: string;
  readonly name: string;
  readonly employer: string | null;
}

/** The same people at every start: a demonstration is easier to talk about when it stays. */
export function demoLead(workspace: string, index: number): DemoLead {
  const pick = <T>(from: readonly T[], step: number): T => from[(index * step) % from.length] as T;
  return {
    email: `person.${index}@${workspace}.example`,
    name: `${pick(given, 7)} ${pick(family, 3)}`,
    employer: pick(firms, 5) || null,
  };
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A lead file as people have them: a few hundred good lines, some that are not. */
export function demoFile(workspace: string): string {
  const lines = ["E-mail;Full name;Company;Status"];
  for (let index = 0; index < 900; index += 1) {
    // The first hundred are known already; some of them come back with another employer.
    const lead = demoLead(workspace, index + 1_700);
    const employer = index % 30 === 0 ? "Newly Hired, Inc." : (lead.employer ?? "");
    lines.push(
      [lead.email, lead.name, employer, index % 45 === 0 ? "archived" : "active"].map(quoted).join(";"),
    );
  }
  lines.push('"no address";"Somebody Without";"";"active"', '"twice@@example.org";"Two Ats";"";"active"');
  lines.push(
    `"PERSON.1700@${workspace}.example";"The Same Again";"";"active"`,
    "",
    '"sleepy@example.org";"Sleepy";"";"asleep"',
  );
  lines.push('"one.cell.too.many@example.org";"Extra";"";"active";"what is this"');
  return `${lines.join("\r\n")}\r\n`;
}
