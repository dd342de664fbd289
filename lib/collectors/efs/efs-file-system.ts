import { pages, whole } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { fileSystemIn } from "../file-system-in.ts";
import { given } from "../given.ts";

/** The account's file systems that resources mount: the homes of Studio, which SageMaker makes, and the teams' own. */
export default defineCollector({
  kind: "efs-file-system",
  label: "EFS file systems",
  scope: "region",
  volume: "live",
  arnType: "file-system",
  inEvents: { fileSystemId: "{}" },
  madeBy: ["CreateFileSystem"],
  // They name a mount target.
  changedBy: ["elasticfilesystem:DeleteMountTarget", "elasticfilesystem:ModifyMountTargetSecurityGroups"],
  setBy: {
    Policy: { calls: ["PutFileSystemPolicy", "DeleteFileSystemPolicy"] },
    BackupPolicy: { calls: ["PutBackupPolicy"] },
    MountTargets: { calls: ["CreateMountTarget", "DeleteMountTarget"] },
    // Nothing changes them afterwards.
    Encrypted: { calls: ["CreateFileSystem"] },
    KmsKeyId: { calls: ["CreateFileSystem"] },
  },
  cloudFormation: "AWS::EFS::FileSystem",
  terraform: "aws_efs_file_system",
  console: "efs/home?region={region}#/file-systems[/{id}]",
  volatile: ["SizeInBytes"],
  actions: [
    "elasticfilesystem:DescribeFileSystems",
    "elasticfilesystem:DescribeFileSystemPolicy",
    "elasticfilesystem:DescribeMountTargets",
    "elasticfilesystem:DescribeMountTargetSecurityGroups",
    "elasticfilesystem:DescribeBackupPolicy",
  ],
  parts: ["BackupPolicy", "MountTargets", "Policy"],
  named: fileSystemIn,
  async *collect({ elasticfilesystem: efs, names, arnOf, required, readEach }) {
    if (names.size === 0) return;
    for await (const page of pages(efs.describeFileSystems, { MaxItems: 100 })) {
      yield* readEach(
        required(page.FileSystems, "FileSystems").filter(({ FileSystemId = "" }) => names.has(FileSystemId)),
        ({ FileSystemId: id = "", Name, FileSystemArn }) => ({
          name: Name || id,
          arn: FileSystemArn ?? arnOf("elasticfilesystem", `file-system/${id}`),
          also: [id],
        }),
        async (fileSystem, part) => {
          const { FileSystemId } = fileSystem;
          return {
            ...fileSystem,
            BackupPolicy: await part(
              "BackupPolicy",
              async () => given(await efs.describeBackupPolicy({ FileSystemId }), "BackupPolicy"),
              // The second where there is no AWS Backup. Source: EFS API reference, DescribeBackupPolicy, "Errors".
              ["PolicyNotFound", "ValidationException"],
            ),
            MountTargets: await part("MountTargets", async () => {
              const targets = [];
              for (const target of await whole(
                efs.describeMountTargets,
                { FileSystemId, MaxItems: 100 },
                "MountTargets",
              )) {
                const { MountTargetId } = target;
                const { SecurityGroups } = await efs.describeMountTargetSecurityGroups({ MountTargetId });
                targets.push({ ...target, SecurityGroups: required(SecurityGroups, "SecurityGroups") });
              }
              return targets;
            }),
            Policy: await part(
              "Policy",
              async () => given(await efs.describeFileSystemPolicy({ FileSystemId }), "Policy"),
              ["PolicyNotFound"],
            ),
          };
        },
      );
    }
  },
  // Whom its policy lets in is nothing that it points at.
  follows: ({ KmsKeyId }) => ({ KmsKeyId }),
});
