import { type Framework, mapped } from "./framework.ts";

/** Implementation specifications of the technical safeguards. */
export const hipaa: Framework = {
  id: "hipaa",
  name: "HIPAA Security Rule",
  version: "45 CFR Part 164, Subpart C",
  publisher: "U.S. Department of Health and Human Services",
  source: "https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C",
  controls: {
    ...mapped("Steampipe maps it to the same conditions", {
      "164.312(a)(2)(iv)": "Encryption and decryption",
    }),
  },
};
