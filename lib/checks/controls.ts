/**
 * Groups of controls that several checks share, so that each file need not spell them out. Sub-items ("AC-17b") are
 * written as their control. Sources: Security Hub user guide; the compliance mappings that Prowler, cdk-nag and
 * Steampipe publish for the same condition.
 */
type Control = `${string}:${string}`;

function of(framework: string, ids: string): Control[] {
  return ids.split(" ").map((id): Control => `${framework}:${id}`);
}

/** Keeping network traffic inside a boundary. Source: Security Hub SageMaker.1 and .2. */
export const networkBoundary: readonly Control[] = [
  ...of(
    "nist-800-53-r5",
    "AC-3 AC-3(7) AC-4 AC-4(21) AC-6 AC-21 SC-7 SC-7(3) SC-7(4) SC-7(9) SC-7(11) SC-7(16) SC-7(20) SC-7(21)",
  ),
  ...of("cis-controls-8.1", "12.2"),
];

/** What is added when the boundary has a way to the internet. Sources: cdk-nag NIST.800.53.R5, Prowler, Security Hub. */
export const internetAccess: readonly Control[] = [
  ...of(
    "nist-800-53-r5",
    "AC-2(6) AC-17 AC-17(1) AC-17(4) AC-17(9) AC-17(10) MP-2 SC-7(2) SC-7(7) SC-7(12) SC-7(24) SC-7(25) SC-7(26) SC-7(27) SC-7(28) SC-25",
  ),
  ...of("pci-dss-4.0", "1.2.8 1.3.1 1.3.2 1.4.2 1.4.4 1.5.1 3.5.1.3 10.3.2 A1.1.2 A1.1.3 A3.4.1"),
  ...of("soc-2", "CC6.1 CC6.2 CC6.6"),
  ...of("hipaa", "164.308(a)(3)(i) 164.312(a)(1)"),
  ...of("nist-csf-1.1", "PR.AC-3 PR.AC-4 PR.AC-5 PR.DS-5 PR.PT-3 PR.PT-4"),
];

export const pciNetwork: readonly Control[] = of("pci-dss-4.0", "1.2.8 1.3.1 1.3.2 1.4.1 1.4.2 1.4.4 1.5.1 A1.1.3");

export const isoNetwork: readonly Control[] = of("iso-27001-2022", "A.8.20 A.8.21 A.8.22");

/** Sources: Security Hub SageMaker.3, Prowler PCI mapping. */
export const leastPrivilegeOnHost: readonly Control[] = [
  ...of("nist-800-53-r5", "AC-2(1) AC-3(7) AC-3(15) AC-6 AC-6(2) AC-6(10)"),
  ...of("pci-dss-4.0", "7.2.1 7.2.2 7.2.3"),
  ...of("cis-controls-8.1", "16.10"),
];

/** Source: Security Hub SageMaker.4. */
export const availability: readonly Control[] = [
  ...of("nist-800-53-r5", "CP-10 SC-5 SC-36 SA-13"),
  ...of("iso-27001-2022", "A.8.14"),
  ...of("kisa-isms-p", "2.9.2"),
];

/** Data at rest under a key of one's own. Sources: cdk-nag, Prowler, Steampipe. */
export const keysAtRest: readonly Control[] = [
  ...of("nist-800-53-r5", "AU-9(3) CP-9 SC-8(3) SC-8(4) SC-13 SC-28(1) SI-19(4)"),
  ...of("iso-27001-2022", "A.8.11 A.8.24"),
  ...of("cis-controls-8.1", "3.11"),
];

/** What is added for the volume of a notebook or endpoint. Sources: Prowler, Steampipe, cdk-nag. */
export const volumeKeys: readonly Control[] = [
  ...of("pci-dss-4.0", "3.5.1 8.3.2"),
  ...of("soc-2", "CC6.1 CC6.2"),
  ...of("hipaa", "164.312(a)(2)(iv) 164.312(e)(2)(ii)"),
];
