import { type Framework, mapped } from "./framework.ts";

/** Controls of annex A. */
export const iso27001: Framework = {
  id: "iso-27001-2022",
  name: "ISO/IEC 27001",
  version: "2022",
  publisher: "International Organization for Standardization",
  source: "https://www.iso.org/standard/27001",
  controls: {
    ...mapped("Prowler maps it to the same conditions", {
      "A.8.20": "Networks security",
      "A.8.22": "Segregation of networks",
      "A.8.24": "Use of cryptography",
    }),
    ...mapped("The control's purpose is the check's good state", {
      "A.5.15": "Access control",
      "A.8.2": "Privileged access rights",
      "A.8.5": "Secure authentication",
      "A.8.8": "Management of technical vulnerabilities",
      "A.8.12": "Data leakage prevention",
      "A.8.14": "Redundancy of information processing facilities",
      "A.8.15": "Logging",
      "A.8.16": "Monitoring activities",
    }),
  },
};
