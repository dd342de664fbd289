import { type Framework, mapped } from "./framework.ts";

/** Requirements in short. CDE: cardholder data environment; NSC: network security control. */
export const pciDss401: Framework = {
  id: "pci-dss-4.0.1",
  name: "PCI DSS",
  version: "4.0.1",
  publisher: "PCI Security Standards Council",
  source: "https://www.pcisecuritystandards.org/document_library/",
  controls: {
    ...mapped("The requirement's text asks for the check's good state, where card data is at stake", {
      "1.3.1": "Inbound traffic to the CDE is restricted",
      "1.3.2": "Outbound traffic from the CDE is restricted",
      "1.4.1": "NSCs are implemented between trusted and untrusted networks",
      "6.3.3": "System components are protected from known vulnerabilities by applicable security patches and updates",
      "7.2.2": "Access is assigned to users based on job classification and function, and least privileges",
      "8.6.2": "Passwords/passphrases for application and system accounts are not hard coded",
      "10.2.2": "Audit logs record user identification and other details for each auditable event",
      "10.3.4": "Change-detection mechanisms are used on audit logs",
      "10.5.1": "Audit log history is retained and available for analysis",
    }),
    ...mapped("Security Hub maps it to SageMaker.1", {
      "1.4.4": "System components that store cardholder data are not directly accessible from untrusted networks",
    }),
  },
};
