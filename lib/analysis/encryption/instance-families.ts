/** What the hardware of an instance family does by itself. */
interface Family {
  /** Local NVMe disks, encrypted by the Nitro card: SageMaker refuses or ignores a volume key for them. */
  localStorage: boolean;
  /** Traffic between instances of the family is encrypted by the Nitro card. */
  encryptsInTransit: boolean;
}

function families(names: string, family: Partial<Family>): [string, Partial<Family>][] {
  return names.split(" ").map((name) => [name, family]);
}

/**
 * The families in SageMaker's instance type enums.
 * Source: EC2 DescribeInstanceTypes (InstanceStorageSupported, NetworkInfo.EncryptionInTransitSupported), 2026-08.
 */
const table: ReadonlyMap<string, Partial<Family>> = new Map([
  ...families(
    "c5n c6a c6gn c6i c6in c7g c7i c7i-flex c8a c8g c8i c8i-flex inf1 inf2 m6a m6i m7g m7i m7i-flex m8a m8g m8i m8i-flex r6i r7i r8g r8i r8i-flex",
    { localStorage: false, encryptsInTransit: true },
  ),
  ...families("c4 c5 c6g m4 m5 m6g r5 r6g t2 t3", { localStorage: false, encryptsInTransit: false }),
  ...families(
    "c6id g4dn g5 g6 g6e g7 g7e gr6 i3en m6id p3dn p4d p4de p5 p5e p5en p6-b200 p6-b300 r6id r7gd trn1 trn1n trn2",
    { localStorage: true, encryptsInTransit: true },
  ),
  ...families("c5d c6gd m5d m6gd r5d r6gd", { localStorage: true, encryptsInTransit: false }),
  // Not in that answer. Source: EC2 user guide, "Instance store volumes"; in-transit encryption is not stated, so not known.
  ...families("p2 p3", { localStorage: false }),
  ...families("dl1 p6e-gb200", { localStorage: true }),
]);

/** `ml.p4d.24xlarge` and `p4d.24xlarge` are both of the family `p4d`. */
export function familyOf(instanceType: string): string {
  return instanceType.replace(/^ml\./, "").split(".")[0] ?? "";
}

/** Whether instances of this type have local NVMe disks; undefined when the family is not known. */
export function hasLocalStorage(instanceType: string): boolean | undefined {
  return table.get(familyOf(instanceType))?.localStorage;
}

/** Whether the hardware encrypts traffic between instances of this type; undefined when not known. */
export function encryptsInTransit(instanceType: string): boolean | undefined {
  return table.get(familyOf(instanceType))?.encryptsInTransit;
}

/** `ml.m5.*` and so on for every family known to keep its data on EBS alone: the scope of a rule that demands a volume key. */
export const typesWithoutLocalStorage: readonly string[] = [...table]
  .filter(([, family]) => family.localStorage === false)
  .map(([name]) => `ml.${name}.*`)
  .sort();
