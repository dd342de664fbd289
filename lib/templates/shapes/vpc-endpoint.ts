import type { Terms } from "../world.ts";
import { Opaque } from "../world.ts";
import type { Shape } from "./define.ts";
import { documentText } from "./documents.ts";
import { fill } from "./fill.ts";
import { standInFor } from "./placeholders.ts";

/** What EC2 gives an endpoint without a policy. Source: PrivateLink guide, "Control access to VPC endpoints using endpoint policies". */
const fullAccess = JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] });

export const vpcEndpointShape: Shape = {
  kind: "vpc-endpoint",
  cloudFormation: "AWS::EC2::VPCEndpoint",
  terraform: "aws_vpc_endpoint",
  shape({ manner, names, settings, world }) {
    const isCloud = manner === "cloudformation";
    const field = (cloud: string, plan: string) => settings[isCloud ? cloud : plan] ?? undefined;
    const ids = (cloud: string, plan: string) =>
      world.marking(() => {
        const list = world.open(field(cloud, plan));
        const all = list instanceof Opaque ? [list] : Array.isArray(list) ? list : [];
        return all.map((one) => {
          const value = world.open(one);
          return value instanceof Opaque ? (standInFor(cloud, value, world) ?? value) : (value ?? null);
        });
      });
    const groups = world.marking(() => {
      const list = world.open(ids("SecurityGroupIds", "security_group_ids"));
      return (Array.isArray(list) ? list : []).map((GroupId): Terms => ({ GroupId }));
    });
    const policy = world.marking(() => documentText(field("PolicyDocument", "policy"), world));
    const vpc = world.marking(() => {
      const value = world.open(field("VpcId", "vpc_id"));
      return value instanceof Opaque ? (standInFor("VpcId", value, world) ?? value) : value;
    });
    const dns = field("PrivateDnsEnabled", "private_dns_enabled");
    const resource: Terms = {
      VpcEndpointId: names.id,
      VpcEndpointType: field("VpcEndpointType", "vpc_endpoint_type") ?? "Gateway",
      ServiceName: field("ServiceName", "service_name") ?? "",
      VpcId: vpc ?? null,
      PolicyDocument: policy ?? fullAccess,
      SubnetIds: ids("SubnetIds", "subnet_ids") ?? [],
      RouteTableIds: ids("RouteTableIds", "route_table_ids") ?? [],
      Groups: groups ?? [],
      State: "available",
    };
    // The EC2 API and CloudFormation's documentation say different things of one that is left out.
    const usual = () =>
      world.choose("private DNS by itself", ["false", "true"], "private DNS where nothing is said of it") === "true";
    fill(resource, { PrivateDnsEnabled: dns === undefined ? (world.marking(usual) ?? false) : asFlag(dns) });
    return { resource, also: [names.id] };
  },
};

const asFlag = (term: Terms[string]) => (typeof term === "string" ? term.toLowerCase() === "true" : term);
