const namespace = "Software and Configuration Checks";

/** Frameworks that have a classifier of their own. Source: AWS Security Hub User Guide, "Types taxonomy for ASFF". */
const classifiers: Readonly<Record<string, string>> = {
  "aws-fsbp": "AWS Foundational Security Best Practices",
  "pci-dss-4.0.1": "PCI-DSS",
  "csa-ccm-4.0": "Cloud Security Alliance Controls",
  "iso-27001-2022": "ISO 27001 Controls",
  "soc-2": "SOC 2",
  hipaa: "HIPAA Controls (USA)",
  "nist-800-53-r5": "NIST 800-53 Controls (USA)",
  "kisa-isms-p": "K-ISMS Controls (Korea)",
};

/** The types of a finding by the controls that its check cites: `namespace/category/classifier`. */
export function asffTypesOf(controls: readonly string[]): string[] {
  const cited = new Set(controls.map((control) => control.slice(0, control.indexOf(":"))));
  const standards = Object.entries(classifiers).filter(([framework]) => cited.has(framework));
  return [
    `${namespace}/AWS Security Best Practices`,
    ...standards.map(([, classifier]) => `${namespace}/Industry and Regulatory Standards/${classifier}`),
  ];
}
