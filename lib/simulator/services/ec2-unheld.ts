import { AwsError } from "../aws-error.ts";
import type { Operation } from "../call.ts";

/** A kind of which an account holds none: the member of the answer, that with ids in the request, and the error for an id. */
type Unheld = readonly [items: string, ids?: string, code?: string];

/** What other scanners look for in a network. Source: EC2 API reference, and its "Error codes". */
const kinds: Readonly<Record<string, Unheld>> = {
  DescribeAddresses: ["Addresses", "AllocationIds", "InvalidAllocationID.NotFound"],
  DescribeClientVpnEndpoints: ["ClientVpnEndpoints"],
  DescribeCustomerGateways: ["CustomerGateways", "CustomerGatewayIds", "InvalidCustomerGatewayID.NotFound"],
  DescribeEgressOnlyInternetGateways: ["EgressOnlyInternetGateways"],
  DescribeImages: ["Images", "ImageIds", "InvalidAMIID.NotFound"],
  DescribeInstances: ["Reservations", "InstanceIds", "InvalidInstanceID.NotFound"],
  DescribeInstanceStatus: ["InstanceStatuses", "InstanceIds", "InvalidInstanceID.NotFound"],
  DescribeLaunchTemplates: ["LaunchTemplates"],
  DescribeSnapshots: ["Snapshots", "SnapshotIds", "InvalidSnapshot.NotFound"],
  DescribeTransitGatewayAttachments: ["TransitGatewayAttachments"],
  DescribeTransitGateways: ["TransitGateways", "TransitGatewayIds", "InvalidTransitGatewayID.NotFound"],
  DescribeVolumes: ["Volumes", "VolumeIds", "InvalidVolume.NotFound"],
  DescribeVpcPeeringConnections: [
    "VpcPeeringConnections",
    "VpcPeeringConnectionIds",
    "InvalidVpcPeeringConnectionID.NotFound",
  ],
  DescribeVpnConnections: ["VpnConnections", "VpnConnectionIds", "InvalidVpnConnectionID.NotFound"],
  DescribeVpnGateways: ["VpnGateways", "VpnGatewayIds", "InvalidVpnGatewayID.NotFound"],
};

/** Settings of a region that nobody has changed. Source: EC2 user guide, "Account attributes". */
export const untouchedSettings: Record<string, Operation> = {
  GetEbsEncryptionByDefault: () => ({ EbsEncryptionByDefault: false, SseType: "none" }),
  GetImageBlockPublicAccessState: () => ({ ImageBlockPublicAccessState: "block-new-sharing" }),
  GetInstanceMetadataDefaults: () => ({ AccountLevel: {} }),
  GetSnapshotBlockPublicAccessState: () => ({ State: "unblocked" }),
};

export const unheldKinds: Record<string, Operation> = Object.fromEntries(
  Object.entries(kinds).map(([name, kind]) => [name, none(kind)]),
);

function none([items, ids = "", code = ""]: Unheld): Operation {
  const operation: Operation<Readonly<Record<string, readonly string[] | undefined>>> = (input) => {
    const [named] = input[ids] ?? [];
    if (named !== undefined) throw new AwsError(code, `The ID '${named}' does not exist`);
    return { [items]: [] };
  };
  return operation;
}
