import { type Framework, mapped } from "./framework.ts";

/** Criteria in short. */
export const soc2: Framework = {
  id: "soc-2",
  name: "SOC 2 Trust Services Criteria",
  version: "2017 (2022)",
  publisher: "AICPA",
  source:
    "https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022",
  controls: {
    ...mapped("Steampipe maps it to the same conditions", {
      "CC6.1": "Logical access security over protected information assets",
      "CC6.6": "Logical access security against threats from outside the system's boundaries",
    }),
    ...mapped("The criterion names least privilege", {
      "CC6.3": "Access based on roles, with least privilege and segregation of duties",
    }),
  },
};
