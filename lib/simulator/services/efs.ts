import type {
  BackupPolicyDescription,
  DescribeBackupPolicyRequest,
  DescribeFileSystemPolicyRequest,
  DescribeFileSystemsRequest,
  DescribeFileSystemsResponse,
  DescribeMountTargetSecurityGroupsRequest,
  DescribeMountTargetSecurityGroupsResponse,
  DescribeMountTargetsRequest,
  DescribeMountTargetsResponse,
  FileSystemPolicyDescription,
} from "@aws-sdk/client-efs";
import * as client from "@aws-sdk/client-efs";
import { AwsError } from "../aws-error.ts";
import type { Operation, Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import { efsFileSystems, type SimulatedEfs } from "../shelves/efs.ts";
import { given, listOf, oneOf } from "./shelved.ts";

interface OfFileSystem {
  FileSystemId?: string | undefined;
}

/** Codes: Amazon EFS API reference, "Errors" of each operation. */
const found = {
  is: ({ FileSystemId }: SimulatedEfs, input: OfFileSystem) => FileSystemId === input.FileSystemId,
  missing: ({ FileSystemId }: OfFileSystem) =>
    new AwsError("FileSystemNotFound", `File system '${FileSystemId}' does not exist.`, 404),
};
const noPolicy = () => new AwsError("PolicyNotFound", "The specified policy does not exist.", 404);

const targetsOf = oneOf<SimulatedEfs, DescribeMountTargetsRequest, DescribeMountTargetsResponse>(efsFileSystems, {
  ...found,
  answer: ({ targets }) => ({ MountTargets: targets.map(({ groups: _groups, ...target }) => target) }),
});

const securityGroupsOf: Operation<
  DescribeMountTargetSecurityGroupsRequest,
  DescribeMountTargetSecurityGroupsResponse
> = ({ MountTargetId }, call) => {
  const targets = call.gone ? [] : efsFileSystems.on(call.region).flatMap((one) => one.targets);
  const target = targets.find((one) => one.MountTargetId === MountTargetId);
  if (!target) {
    throw new AwsError("MountTargetNotFound", `Mount target '${MountTargetId}' does not exist.`, 404);
  }
  return { SecurityGroups: target.groups };
};

export const efs: Service = {
  name: "elasticfilesystem",
  dialect: "json",
  protocol: restProtocol(client, { format: "json" }),
  operations: {
    DescribeBackupPolicy: oneOf<SimulatedEfs, DescribeBackupPolicyRequest, BackupPolicyDescription>(efsFileSystems, {
      ...found,
      answer: ({ backup }) => ({ BackupPolicy: given(backup, noPolicy()) }),
    }),
    DescribeFileSystemPolicy: oneOf<SimulatedEfs, DescribeFileSystemPolicyRequest, FileSystemPolicyDescription>(
      efsFileSystems,
      { ...found, answer: ({ FileSystemId, policy }) => ({ FileSystemId, Policy: given(policy, noPolicy()) }) },
    ),
    DescribeFileSystems: listOf<SimulatedEfs, DescribeFileSystemsRequest, DescribeFileSystemsResponse>(efsFileSystems, {
      items: "FileSystems",
      token: ["Marker", "NextMarker"],
      size: ["MaxItems", 100],
      shown: ({ policy: _policy, backup: _backup, targets: _targets, ...description }) => description,
    }),
    DescribeMountTargetSecurityGroups: securityGroupsOf,
    DescribeMountTargets: targetsOf,
  },
  badToken: ["BadRequest", "Invalid marker."],
};
