/** Letters that do not decompose to Latin ones, and how they are spelled; `ъ:` falls away. */
const spellings = `
  ß:ss æ:ae ø:o œ:oe ł:l đ:d ð:d þ:th ı:i
  а:a б:b в:v г:g ґ:g д:d е:e є:ye ж:zh з:z и:i і:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh
  щ:shch ъ: ы:y ь: э:e ю:yu я:ya ј:j љ:lj њ:nj ђ:dj ћ:c џ:dz
  α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o`;

const spelled = new Map(
  spellings
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(":") as [string, string]),
);

/**
 * What stands for a name in addresses: a-z, 0-9 and single hyphens, at most 50. Latin, Cyrillic and Greek names are
 * spelled; a name of other scripts gets the fallback.
 */
export function slugOf(name: string, fallback: string): string {
  const latin = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^ -~]/gu, (letter) => spelled.get(letter) ?? " ")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  return latin || fallback;
}
