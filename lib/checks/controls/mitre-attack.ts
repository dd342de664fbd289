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
      T1037: "Boot or Logon Initialization Scripts",
      "T1059.004": "Command and Scripting Interpreter: Unix Shell",
      "T1078.004": "Valid Accounts: Cloud Accounts",
      "T1098.004": "Account Manipulation: SSH Authorized Keys",
      T1105: "Ingress Tool Transfer",
      T1190: "Exploit Public-Facing Application",
      "T1195.001": "Supply Chain Compromise: Compromise Software Dependencies and Development Tools",
      T1199: "Trusted Relationship",
      T1203: "Exploitation for Client Execution",
      T1485: "Data Destruction",
      T1525: "Implant Internal Image",
      T1530: "Data from Cloud Storage",
      T1537: "Transfer Data to Cloud Account",
      "T1550.001": "Use Alternate Authentication Material: Application Access Token",
      "T1552.001": "Unsecured Credentials: Credentials In Files",
      "T1552.005": "Unsecured Credentials: Cloud Instance Metadata API",
      T1557: "Adversary-in-the-Middle",
      "T1562.001": "Impair Defenses: Disable or Modify Tools",
      "T1562.008": "Impair Defenses: Disable or Modify Cloud Logs",
      T1567: "Exfiltration Over Web Service",
      T1572: "Protocol Tunneling",
    }),
    ...mapped("The technique leaves the events that the signal sees", {
      T1485: "Data Destruction",
      T1526: "Cloud Service Discovery",
      T1535: "Unused/Unsupported Cloud Regions",
      "T1548.005": "Abuse Elevation Control Mechanism: Temporary Elevated Cloud Access",
      T1580: "Cloud Infrastructure Discovery",
    }),
  },
};
