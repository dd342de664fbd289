import type {
  AuthorizeSecurityGroupIngressRequest,
  CreateFlowLogsRequest,
  CreateVpcEndpointRequest,
  DeleteRouteRequest,
  DeleteVpcEndpointsRequest,
  IpPermission,
  ModifyVpcEndpointRequest,
  RevokeSecurityGroupIngressRequest,
  UpdateSecurityGroupRuleDescriptionsIngressRequest,
  VpcEndpoint,
} from "@aws-sdk/client-ec2";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { newId } from "./resources.ts";

const missing = (what: string, id: string | undefined) =>
  new AwsError(`Invalid${what}.NotFound`, `The ${what} '${id}' does not exist`);

const deleteRoute: Operation<DeleteRouteRequest> = (input, { region: { ec2 } }) => {
  const table = ec2.routeTables.find(({ RouteTableId }) => RouteTableId === input.RouteTableId);
  if (!table) throw missing("RouteTableID", input.RouteTableId);
  const kept = (table.Routes ?? []).filter(
    (route) =>
      route.DestinationCidrBlock !== input.DestinationCidrBlock ||
      route.DestinationIpv6CidrBlock !== input.DestinationIpv6CidrBlock ||
      route.DestinationPrefixListId !== input.DestinationPrefixListId,
  );
  if (kept.length === table.Routes?.length) throw missing("Route", input.DestinationCidrBlock);
  ec2.routeTables = ec2.routeTables.map((one) => (one === table ? { ...table, Routes: kept } : one));
  return { Return: true };
};

type RulesField = "IpPermissions" | "IpPermissionsEgress";

function changeRules(
  field: RulesField,
  id: string | undefined,
  { region: { ec2 } }: Call,
  change: (rules: readonly IpPermission[]) => IpPermission[],
): object {
  const group = ec2.securityGroups.find(({ GroupId }) => GroupId === id);
  if (!group) throw missing("Group", id);
  const rules = change(group[field] ?? []);
  ec2.securityGroups = ec2.securityGroups.map((one) => (one === group ? { ...group, [field]: rules } : one));
  return { Return: true };
}

type RulesRequest = Pick<AuthorizeSecurityGroupIngressRequest, "GroupId" | "IpPermissions">;

const authorize =
  (field: RulesField): Operation<RulesRequest> =>
  ({ GroupId, IpPermissions = [] }, call) => {
    for (const { UserIdGroupPairs = [] } of IpPermissions) {
      const stranger = UserIdGroupPairs.find(
        (pair) => !call.region.ec2.securityGroups.some((group) => group.GroupId === pair.GroupId),
      );
      if (stranger) throw missing("Group", stranger.GroupId);
    }
    return changeRules(field, GroupId, call, (rules) => {
      const present = new Set(rules.flatMap(sourcesOf));
      const [again] = IpPermissions.flatMap(sourcesOf).filter((source) => present.has(source));
      if (again) throw new AwsError("InvalidPermission.Duplicate", `the specified rule "${again}" already exists`);
      return [...rules, ...IpPermissions];
    });
  };

/** A rule as EC2 counts rules: one for each source. */
function sourcesOf({ IpProtocol, FromPort, ToPort, ...rule }: IpPermission): string[] {
  const peers = [
    ...(rule.IpRanges ?? []).map(({ CidrIp }) => CidrIp),
    ...(rule.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
    ...(rule.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
    ...(rule.PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId),
  ];
  return peers.map((peer) => `peer: ${peer}, ${IpProtocol}, from port: ${FromPort}, to port: ${ToPort}, ALLOW`);
}

/** Only what a rule names is taken away, and only from a rule of the same protocol and ports. */
const revoke: Operation<RevokeSecurityGroupIngressRequest> = ({ GroupId, IpPermissions = [] }, call) =>
  changeRules("IpPermissions", GroupId, call, (rules) => {
    const left = IpPermissions.reduce(without, rules);
    return [...left];
  });

function without(rules: readonly IpPermission[], gone: IpPermission): readonly IpPermission[] {
  const at = rules.findIndex(
    (rule) =>
      rule.IpProtocol === gone.IpProtocol &&
      rule.FromPort === gone.FromPort &&
      rule.ToPort === gone.ToPort &&
      (gone.IpRanges ?? []).every((range) => rule.IpRanges?.some((one) => one.CidrIp === range.CidrIp)) &&
      (gone.Ipv6Ranges ?? []).every((range) => rule.Ipv6Ranges?.some((one) => one.CidrIpv6 === range.CidrIpv6)) &&
      (gone.PrefixListIds ?? []).every((list) =>
        rule.PrefixListIds?.some((one) => one.PrefixListId === list.PrefixListId),
      ) &&
      (gone.UserIdGroupPairs ?? []).every((pair) => rule.UserIdGroupPairs?.some((one) => one.GroupId === pair.GroupId)),
  );
  const rule = rules[at];
  if (!rule)
    throw new AwsError("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
  const IpRanges = (rule.IpRanges ?? []).filter((one) => !gone.IpRanges?.some(({ CidrIp }) => CidrIp === one.CidrIp));
  const Ipv6Ranges = (rule.Ipv6Ranges ?? []).filter(
    (one) => !gone.Ipv6Ranges?.some(({ CidrIpv6 }) => CidrIpv6 === one.CidrIpv6),
  );
  const PrefixListIds = (rule.PrefixListIds ?? []).filter(
    (one) => !gone.PrefixListIds?.some(({ PrefixListId }) => PrefixListId === one.PrefixListId),
  );
  const UserIdGroupPairs = (rule.UserIdGroupPairs ?? []).filter(
    (one) => !gone.UserIdGroupPairs?.some(({ GroupId }) => GroupId === one.GroupId),
  );
  const kept = { IpRanges, Ipv6Ranges, UserIdGroupPairs, PrefixListIds };
  const rest = Object.values(kept).some((list) => list.length > 0) ? [{ ...rule, ...kept }] : [];
  return rules.toSpliced(at, 1, ...rest);
}

/** Rules are named by protocol, ports and source; without a description they lose theirs. Source: API reference. */
function describeRules(field: RulesField): Operation<DescriptionsRequest> {
  return ({ GroupId, IpPermissions = [] }, { region: { ec2 } }) => {
    const group = ec2.securityGroups.find((one) => one.GroupId === GroupId);
    if (!group) throw missing("Group", GroupId);
    const rules = IpPermissions.reduce(described, group[field] ?? []);
    ec2.securityGroups = ec2.securityGroups.map((one) => (one === group ? { ...group, [field]: rules } : one));
    return { Return: true };
  };
}

type DescriptionsRequest = Pick<UpdateSecurityGroupRuleDescriptionsIngressRequest, "GroupId" | "IpPermissions">;

function described(rules: readonly IpPermission[], named: IpPermission): IpPermission[] {
  const present = new Set(rules.flatMap(sourcesOf));
  if (sourcesOf(named).some((source) => !present.has(source))) {
    throw new AwsError("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
  }
  const sameRule = ({ IpProtocol, FromPort, ToPort }: IpPermission) =>
    IpProtocol === named.IpProtocol && FromPort === named.FromPort && ToPort === named.ToPort;
  const renewed = <S>(now: S[] | undefined, by: S[] = [], isSame: (one: S, other: S) => boolean) =>
    now?.map((one) => by.find((other) => isSame(one, other)) ?? one);
  return rules.map((rule) =>
    sameRule(rule)
      ? {
          ...rule,
          IpRanges: renewed(rule.IpRanges, named.IpRanges, (a, b) => a.CidrIp === b.CidrIp),
          Ipv6Ranges: renewed(rule.Ipv6Ranges, named.Ipv6Ranges, (a, b) => a.CidrIpv6 === b.CidrIpv6),
          UserIdGroupPairs: renewed(rule.UserIdGroupPairs, named.UserIdGroupPairs, (a, b) => a.GroupId === b.GroupId),
          PrefixListIds: renewed(rule.PrefixListIds, named.PrefixListIds, (a, b) => a.PrefixListId === b.PrefixListId),
        }
      : rule,
  );
}

const modifyEndpoint: Operation<ModifyVpcEndpointRequest> = (input, call) => {
  const { ec2 } = call.region;
  const endpoint = ec2.vpcEndpoints.find(({ VpcEndpointId }) => VpcEndpointId === input.VpcEndpointId);
  if (!endpoint) throw missing("VpcEndpointId", input.VpcEndpointId);
  const added = input.AddRouteTableIds ?? [];
  const subnets = input.AddSubnetIds ?? [];
  const changed: VpcEndpoint = {
    ...endpoint,
    ...(input.PolicyDocument !== undefined && { PolicyDocument: input.PolicyDocument }),
    ...(input.PrivateDnsEnabled !== undefined && { PrivateDnsEnabled: input.PrivateDnsEnabled }),
    ...(added.length > 0 && { RouteTableIds: [...(endpoint.RouteTableIds ?? []), ...added] }),
    ...(subnets.length > 0 && { SubnetIds: [...(endpoint.SubnetIds ?? []), ...subnets] }),
  };
  refuseSecondName(changed, call);
  refuseSharedZone(changed, call);
  ec2.vpcEndpoints = ec2.vpcEndpoints.map((one) => (one === endpoint ? changed : one));
  return { Return: true };
};

const createEndpoint: Operation<CreateVpcEndpointRequest> = (input, call) => {
  const { ec2 } = call.region;
  const VpcEndpoint: VpcEndpoint = {
    VpcEndpointId: newId("vpce-"),
    VpcEndpointType: input.VpcEndpointType ?? "Gateway",
    VpcId: input.VpcId,
    ServiceName: input.ServiceName,
    // EC2 answers states in lower case, the SDK names them capitalised.
    State: "available" as string as "Available",
    PolicyDocument:
      input.PolicyDocument ?? '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
    RouteTableIds: input.RouteTableIds ?? [],
    SubnetIds: input.SubnetIds ?? [],
    Groups: (input.SecurityGroupIds ?? []).map((GroupId) => ({ GroupId })),
    PrivateDnsEnabled: input.VpcEndpointType === "Interface" ? (input.PrivateDnsEnabled ?? true) : false,
    OwnerId: call.account.id,
    CreationTimestamp: new Date(call.now),
  };
  refuseSecondName(VpcEndpoint, call);
  refuseSharedZone(VpcEndpoint, call);
  ec2.vpcEndpoints = [...ec2.vpcEndpoints, VpcEndpoint];
  return { VpcEndpoint };
};

/** What cannot be deleted is listed; the call itself succeeds. Source: EC2 API reference, DeleteVpcEndpoints. */
const deleteEndpoints: Operation<DeleteVpcEndpointsRequest> = ({ VpcEndpointIds = [] }, { region: { ec2 } }) => {
  const strangers = VpcEndpointIds.filter((id) => !ec2.vpcEndpoints.some(({ VpcEndpointId }) => VpcEndpointId === id));
  ec2.vpcEndpoints = ec2.vpcEndpoints.filter(({ VpcEndpointId = "" }) => !VpcEndpointIds.includes(VpcEndpointId));
  const Code = "InvalidVpcEndpoint.NotFound";
  return {
    Unsuccessful: strangers.map((ResourceId) => ({
      ResourceId,
      Error: { Code, Message: `The Vpc Endpoint Id '${ResourceId}' does not exist` },
    })),
  };
};

/** One private DNS name leads to one endpoint in a VPC. */
function refuseSecondName(endpoint: VpcEndpoint, { region: { ec2 } }: Call): void {
  const isRival = (other: VpcEndpoint) =>
    other.VpcEndpointId !== endpoint.VpcEndpointId &&
    other.VpcId === endpoint.VpcId &&
    other.ServiceName === endpoint.ServiceName &&
    other.PrivateDnsEnabled === true;
  if (endpoint.PrivateDnsEnabled && ec2.vpcEndpoints.some(isRival)) {
    const message = `private-dns-enabled cannot be set because there is already a conflicting DNS domain in the VPC ${endpoint.VpcId}`;
    throw new AwsError("InvalidParameter", message);
  }
}

/** An endpoint has one interface in a zone. Source: EC2 API reference, "Error codes". */
function refuseSharedZone({ SubnetIds = [] }: VpcEndpoint, { region: { ec2 } }: Call): void {
  const zones = SubnetIds.map((id) => {
    const subnet = ec2.subnets.find(({ SubnetId }) => SubnetId === id);
    if (!subnet) throw missing("SubnetID", id);
    return subnet.AvailabilityZone;
  });
  if (new Set(zones).size < zones.length) {
    throw new AwsError("DuplicateSubnetsInSameZone", "Found another VPC endpoint subnet in the availability zone.");
  }
}

/** Which VPCs there are is asked, and who may deliver: what a role may do is not. */
const createFlowLogs: Operation<CreateFlowLogsRequest> = (input, { region: { ec2 } }) => {
  const { ResourceIds = [], TrafficType, LogGroupName, DeliverLogsPermissionArn, LogDestination } = input;
  const stranger = ResourceIds.find((id) => !ec2.vpcs.some(({ VpcId }) => VpcId === id));
  if (stranger) throw missing("VpcId", stranger);
  if (LogGroupName && !DeliverLogsPermissionArn) {
    throw new AwsError(
      "InvalidParameter",
      "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs",
    );
  }
  const made = ResourceIds.map((ResourceId) => ({
    FlowLogId: newId("fl-"),
    FlowLogStatus: "ACTIVE",
    DeliverLogsStatus: "SUCCESS",
    ResourceId,
    TrafficType,
    LogGroupName,
    DeliverLogsPermissionArn,
    LogDestination,
    LogDestinationType: input.LogDestinationType ?? ("cloud-watch-logs" as const),
    Tags: [],
  }));
  ec2.flowLogs = [...ec2.flowLogs, ...made];
  return { FlowLogIds: made.map(({ FlowLogId }) => FlowLogId), Unsuccessful: [] };
};

export const ec2Writes: Readonly<Record<string, Operation>> = {
  CreateFlowLogs: createFlowLogs,
  DeleteRoute: deleteRoute,
  AuthorizeSecurityGroupIngress: authorize("IpPermissions"),
  AuthorizeSecurityGroupEgress: authorize("IpPermissionsEgress"),
  RevokeSecurityGroupIngress: revoke,
  UpdateSecurityGroupRuleDescriptionsIngress: describeRules("IpPermissions"),
  UpdateSecurityGroupRuleDescriptionsEgress: describeRules("IpPermissionsEgress"),
  ModifyVpcEndpoint: modifyEndpoint,
  CreateVpcEndpoint: createEndpoint,
  DeleteVpcEndpoints: deleteEndpoints,
};
