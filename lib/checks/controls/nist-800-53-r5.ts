import { type Framework, mapped } from "./framework.ts";

/** Titles: NIST SP 800-53 Revision 5, chapter three. The two enhancements called "Cryptographic Protection" say of what. */
export const nist80053r5: Framework = {
  id: "nist-800-53-r5",
  name: "NIST SP 800-53",
  version: "Revision 5",
  publisher: "National Institute of Standards and Technology",
  source: "https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final",
  controls: {
    ...mapped("Security Hub maps it to the same conditions (SageMaker.1 to .4)", {
      "AC-4": "Information Flow Enforcement",
      "AC-6": "Least Privilege",
      "AC-6(2)": "Non-privileged Access for Nonsecurity Functions",
      "AC-6(10)": "Prohibit Non-privileged Users from Executing Privileged Functions",
      "SC-7": "Boundary Protection",
      "SC-36": "Distributed Processing and Storage",
    }),
    ...mapped("The control's text asks for the check's good state", {
      "AC-3": "Access Enforcement",
      "AC-12": "Session Termination",
      "AC-17": "Remote Access",
      "AC-21": "Information Sharing",
      "AU-3": "Content of Audit Records",
      "AU-6": "Audit Record Review, Analysis, and Reporting",
      "AU-9": "Protection of Audit Information",
      "IA-2(1)": "Multi-factor Authentication to Privileged Accounts",
      "IA-5(7)": "No Embedded Unencrypted Static Authenticators",
      "SC-5(2)": "Capacity, Bandwidth, and Redundancy",
      "SC-7(10)": "Prevent Exfiltration",
      "SC-8(1)": "Cryptographic Protection of information in transmission",
      "SC-12": "Cryptographic Key Establishment and Management",
      "SC-28(1)": "Cryptographic Protection of information at rest",
      "SI-2": "Flaw Remediation",
      "SI-4": "System Monitoring",
      "SI-7": "Software, Firmware, and Information Integrity",
    }),
  },
};
