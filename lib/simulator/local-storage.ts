/**
 * Families whose instances keep their data on local NVMe disks. AWS refuses a VolumeKmsKeyId for them in training,
 * processing, transform and tuning jobs; an endpoint config may name a key, which then covers other variants.
 * Source: API reference, ResourceConfig, ProcessingClusterConfig, TransformResources, CreateEndpointConfig; families:
 * their instance type enumerations, EC2 user guide, "Instance store volumes".
 */
const families = new Set(
  `c5d c6gd c6id dl1 g4dn g5 g6 g6e g7 g7e gr6 i3en m5d m6gd m6id p3dn p4d p4de p5 p5e p5en p6-b200 p6-b300 p6e-gb200
   r5d r6gd r6id r7gd trn1 trn1n trn2`.split(/\s+/),
);

/** @param instanceType `ml.g5.xlarge` */
export function hasLocalStorage(instanceType: string): boolean {
  return families.has(instanceType.split(".")[1] ?? "");
}
