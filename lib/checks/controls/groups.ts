/*
 * Controls that several checks share, so that each file need not spell them out. Few, and each because its own text asks for
 * the good state: what an assessor would accept as evidence, not every control a mapping somewhere lists.
 */
type Cited = `${string}:${string}`;

/** Traffic goes through a network of one's own. */
export const networkBoundary: readonly Cited[] = [
  "nist-800-53-r5:AC-4",
  "nist-800-53-r5:SC-7",
  "cis-controls-8.1:12.2",
];

/** Nothing leaves for the internet unseen. */
export const internetAccess: readonly Cited[] = [
  "nist-800-53-r5:SC-7(10)",
  "pci-dss-4.0.1:1.3.2",
  "iso-27001-2022:A.8.12",
  "soc-2:CC6.6",
];

export const isoNetwork: readonly Cited[] = ["iso-27001-2022:A.8.20", "iso-27001-2022:A.8.22"];

/** Users are not administrators of the machine they work on. */
export const leastPrivilegeOnHost: readonly Cited[] = [
  "nist-800-53-r5:AC-6(2)",
  "nist-800-53-r5:AC-6(10)",
  "pci-dss-4.0.1:7.2.2",
  "iso-27001-2022:A.8.2",
  "cis-controls-8.1:5.4",
];

/** Roles that code works as are not administrators. */
export const leastPrivilege: readonly Cited[] = [
  "nist-800-53-r5:AC-6",
  "nist-800-53-r5:AC-6(10)",
  "iso-27001-2022:A.8.2",
  "soc-2:CC6.3",
];

export const availability: readonly Cited[] = [
  "nist-800-53-r5:SC-5(2)",
  "nist-800-53-r5:SC-36",
  "iso-27001-2022:A.8.14",
  "kisa-isms-p:2.9.2",
];

/** A key is named for data at rest. */
export const keysAtRest: readonly Cited[] = [
  "nist-800-53-r5:SC-28(1)",
  "iso-27001-2022:A.8.24",
  "cis-controls-8.1:3.11",
];

/** What is added for volumes that hold working data. */
export const volumeKeys: readonly Cited[] = ["soc-2:CC6.1", "hipaa:164.312(a)(2)(iv)"];

/** The key is one's own to disable, rotate and account for. */
export const keyCustody: readonly Cited[] = [
  "nist-800-53-r5:SC-12",
  "nist-800-53-r5:SC-28(1)",
  "iso-27001-2022:A.8.24",
];

export const trafficBetweenInstances: readonly Cited[] = [
  "nist-800-53-r5:SC-8(1)",
  "iso-27001-2022:A.8.24",
  "cis-controls-8.1:3.10",
];

/** What is written goes where one's own policies reach. */
export const ownDestination: readonly Cited[] = ["nist-800-53-r5:AC-4", "iso-27001-2022:A.8.12", "mitre-attack:T1537"];

/** The files of a model come from where one can tell who wrote them. */
export const modelSupply: readonly Cited[] = ["nist-800-53-r5:SR-4", "mitre-atlas:AML.T0010.003"];

/** And so do the images. */
export const imageSupply: readonly Cited[] = ["nist-800-53-r5:SR-4", "mitre-atlas:AML.T0010.004"];

/** What was done can be traced to a person. */
export const attribution: readonly Cited[] = ["nist-800-53-r5:AU-3", "iso-27001-2022:A.8.15", "pci-dss-4.0.1:10.2.2"];
