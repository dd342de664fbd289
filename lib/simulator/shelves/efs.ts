import type { BackupPolicy, FileSystemDescription, MountTargetDescription } from "@aws-sdk/client-efs";
import { shelf } from "../shelf.ts";

export interface SimulatedEfs extends FileSystemDescription {
  policy?: string;
  backup?: BackupPolicy;
  targets: (MountTargetDescription & { groups: string[] })[];
}

export const efsFileSystems = shelf<SimulatedEfs>("elasticfilesystem file-systems");
