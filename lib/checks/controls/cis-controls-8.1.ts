import { type Framework, mapped } from "./framework.ts";

/** Safeguards. */
export const cisControls: Framework = {
  id: "cis-controls-8.1",
  name: "CIS Controls",
  version: "8.1",
  publisher: "Center for Internet Security",
  source: "https://www.cisecurity.org/controls/v8-1",
  controls: {
    ...mapped("Prowler maps it to the same conditions", {
      "3.10": "Encrypt Sensitive Data in Transit",
      "3.11": "Encrypt Sensitive Data at Rest",
      "6.7": "Centralize Access Control",
      "12.2": "Establish and Maintain a Secure Network Architecture",
    }),
    ...mapped("The safeguard's text asks for the check's good state", {
      "2.7": "Allowlist Authorized Scripts",
      "5.4": "Restrict Administrator Privileges to Dedicated Administrator Accounts",
      "7.5": "Perform Automated Vulnerability Scans of Internal Enterprise Assets",
      "8.2": "Collect Audit Logs",
    }),
  },
};
