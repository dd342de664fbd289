import type { SecurityGroup, Subnet } from "@aws-sdk/client-ec2";
import { efsFileSystems } from "#lib/simulator/shelves/efs.ts";
import { fsxFileSystems } from "#lib/simulator/shelves/fsx.ts";
import { hexOf } from "./random.ts";
import { arnOf, at, later, type Site } from "./site.ts";
import { tagsOf } from "./tags.ts";

interface StudioHomeSpec {
  /** Of its domain. */
  name: string;
  subnets: readonly Subnet[];
  group: SecurityGroup;
  policy?: string;
  backedUp?: boolean;
}

/**
 * The file system that SageMaker makes for a domain: encrypted, with the domain's key where it names one, else with AWS's own.
 * Source: SageMaker developer guide, "Manage your storage volumes".
 */
export function studioHome(site: Site, { name, subnets, group, policy, backedUp }: StudioHomeSpec): void {
  const domain = site.content.sagemaker.domains.find(({ DomainName }) => DomainName === name);
  const key = domain?.KmsKeyId ?? managedKey(site, "elasticfilesystem");
  const FileSystemId = domain?.HomeEfsFileSystemId;
  const CreationTime = domain?.CreationTime;
  if (!FileSystemId || !CreationTime) throw new RangeError(`There is no domain ${name}.`);
  const OwnerId = site.account;
  efsFileSystems.put(site.content, {
    OwnerId,
    CreationToken: hexOf(`token ${FileSystemId}`, 32),
    FileSystemId,
    FileSystemArn: arnOf(site, "elasticfilesystem", `file-system/${FileSystemId}`),
    CreationTime,
    LifeCycleState: "available",
    NumberOfMountTargets: subnets.length,
    SizeInBytes: { Value: 6144 + Number.parseInt(hexOf(FileSystemId, 8), 16), Timestamp: later(site.now, -40) },
    PerformanceMode: "generalPurpose",
    Encrypted: true,
    ...(key !== undefined && { KmsKeyId: key }),
    ThroughputMode: "bursting",
    Tags: [{ Key: "ManagedByAmazonSageMakerResource", Value: domain.DomainArn }],
    FileSystemProtection: { ReplicationOverwriteProtection: "ENABLED" },
    targets: subnets.map(({ SubnetId, VpcId, AvailabilityZone, AvailabilityZoneId }) => ({
      OwnerId,
      MountTargetId: `fsmt-0${hexOf(`${FileSystemId} ${SubnetId}`, 16)}`,
      FileSystemId,
      SubnetId,
      LifeCycleState: "available" as const,
      AvailabilityZoneName: AvailabilityZone,
      AvailabilityZoneId,
      VpcId,
      groups: [group.GroupId ?? ""],
    })),
    ...(policy !== undefined && { policy }),
    ...(backedUp && { backup: { Status: "ENABLED" as const } }),
  });
}

/** AWS's own key for a service. */
function managedKey(site: Site, service: string): string | undefined {
  return site.content.kms.keys.find(({ aliases }) => aliases.includes(`alias/aws/${service}`))?.Arn;
}

interface LustreSpec {
  id: string;
  name: string;
  subnet: Subnet;
  /** ARN; AWS's own key otherwise. */
  key?: string;
  /** None: backups are off. */
  backupDays?: number;
}

/** A file system of Lustre, as fast as training wants it. Source: Amazon FSx API reference, FileSystem. */
export function lustre(
  site: Site,
  { id, name, subnet, key = managedKey(site, "fsx"), backupDays = 0 }: LustreSpec,
): void {
  fsxFileSystems.put(site.content, {
    OwnerId: site.account,
    CreationTime: at(site, 210, "17:30:00"),
    FileSystemId: id,
    FileSystemType: "LUSTRE",
    Lifecycle: "AVAILABLE",
    StorageCapacity: 4800,
    StorageType: "SSD",
    VpcId: subnet.VpcId,
    SubnetIds: [subnet.SubnetId ?? ""],
    DNSName: `${id}.fsx.${site.region}.amazonaws.com`,
    ...(key !== undefined && { KmsKeyId: key }),
    ResourceARN: arnOf(site, "fsx", `file-system/${id}`),
    Tags: tagsOf({ Name: name }),
    LustreConfiguration: {
      DeploymentType: "PERSISTENT_2",
      PerUnitStorageThroughput: 250,
      MountName: "fsx",
      AutomaticBackupRetentionDays: backupDays,
      CopyTagsToBackups: false,
      DataCompressionType: "LZ4",
    },
    FileSystemTypeVersion: "2.15",
  });
}
