import { type Framework, mapped } from "./framework.ts";

/** Techniques. */
export const mitreAttack: Framework = {
  id: "mitre-attack",
  name: "MITRE ATT&CK",
  version: "Enterprise 18",
  publisher: "MITRE",
  source: "https://attack.mitre.org/",
  controls: {
    ...mapped("The technique uses the check's bad state", {
      "T1078.004": "Valid Accounts: Cloud Accounts",
      T1190: "Exploit Public-Facing Application",
      T1199: "Trusted Relationship",
      T1203: "Exploitation for Client Execution",
      T1530: "Data from Cloud Storage",
      "T1552.001": "Unsecured Credentials: Credentials In Files",
      "T1552.005": "Unsecured Credentials: Cloud Instance Metadata API",
      T1537: "Transfer Data to Cloud Account",
      T1567: "Exfiltration Over Web Service",
      T1485: "Data Destruction",
      T1525: "Implant Internal Image",
      "T1562.008": "Impair Defenses: Disable or Modify Cloud Logs",
    }),
  },
};
