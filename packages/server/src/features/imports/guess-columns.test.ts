import { describe, expect, test } from "vitest";
import { guessColumns } from "./guess-columns.ts";

const columns = (...headers: (string | null)[]) => headers.map((header) => ({ header, samples: [] }));

describe("columns are guessed", () => {
  test.each([
    [
      ["E-Mail Address", "First Name", "Last Name", "Company"],
      { email: 0, firstName: 1, lastName: 2, employer: 3 },
    ],
    [
      ["Nombre", "Apellidos", "Correo electrónico", "Empresa", "Estado"],
      { firstName: 0, lastName: 1, email: 2, employer: 3, status: 4 },
    ],
    [
      ["Vorname", "Nachname", "E-Mail-Adresse", "Firma"],
      { firstName: 0, lastName: 1, email: 2, employer: 3 },
    ],
    [
      ["Nom", "Prénom", "Adresse e-mail", "Société", "Statut"],
      { lastName: 0, firstName: 1, email: 2, employer: 3, status: 4 },
    ],
    [["full_name", "email"], { name: 0, email: 1 }],
    [["Nombre", "Correo"], { name: 0, email: 1 }],
    [["Name", "Vorname", "E-Mail"], { lastName: 0, firstName: 1, email: 2 }],
    [["email", "E-Mail", "name"], { email: 0, name: 2 }],
  ])("%j", (headers, guess) => expect(guessColumns(columns(...headers))).toEqual(guess));

  test("by what the cells hold where no header says it", () => {
    const guess = guessColumns([
      { header: null, samples: ["1", "2"] },
      { header: null, samples: ["ann@example.org", "bo@example.org"] },
    ]);
    expect(guess).toEqual({ email: 1 });
  });

  test("by what the cells hold where the header lies", () => {
    const guess = guessColumns([
      { header: "Email", samples: ["yes", "no"] },
      { header: "Contact", samples: ["ann@example.org", "bo@example.org"] },
    ]);
    expect(guess).toEqual({ email: 1 });
  });

  test("a status only where the cells say one", () => {
    const status = (...samples: string[]) =>
      guessColumns([
        { header: "Email", samples: ["a@example.org"] },
        { header: "Estado", samples },
      ]);
    expect(status("Activo", "archivado", "baja")).toEqual({ email: 0, status: 1 });
    expect(status("Jalisco", "activo")).toEqual({ email: 0 });
  });

  test("nothing where nothing fits", () => expect(guessColumns(columns("Colour", "Size"))).toEqual({}));
});
