import { postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";

/** ISO 3166-1 alpha-2. */
export const countries =
  "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split(
    " ",
  );

/** Whose addresses are complete without one, though a form of it is known. */
const rarelyUsed: ReadonlySet<string> = new Set(["AE", "HK", "IE", "JM", "PA"]);

/** Where an address is incomplete without its state, province or prefecture. */
const withRegion: ReadonlySet<string> = new Set(["AU", "BR", "CA", "CN", "IN", "JP", "MX", "MY", "US"]);

export const needsRegion = (country: string): boolean => withRegion.has(country);
export const needsPostalCode = (country: string): boolean =>
  postcodeValidatorExistsForCountry(country) && !rarelyUsed.has(country);

/** Whether the code has the form that the country's post gives it; where none is known, any is taken. */
export const isPostalCodeOf = (country: string, code: string): boolean =>
  !postcodeValidatorExistsForCountry(country) || postcodeValidator(code, country);
