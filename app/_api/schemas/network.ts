import { z } from "zod";
import type {
  EndpointRow,
  NeedCell,
  NetworkAnswer,
  PathsAnswer,
  Standing,
  SubnetRow,
  UnreadRow,
  VpcAnswer,
  VpcRow,
} from "#components/network/network-row.ts";
import { describe } from "./describe.ts";
import { count } from "./words.ts";

const reach = z.enum(["none", "unknown", "internet"]);
const reaches = z.enum(["yes", "no", "unknown"]);
const named = { arn: z.string(), kind: z.string(), name: z.string() };

const standing = describe<Standing>("Standing", "A SageMaker resource that stands in a network.")(z.object(named));

const need = describe<NeedCell>(
  "NetworkNeed",
  "How those of a VPC get to a service that they need: over an endpoint, over the internet instead, or not; `by` names the first of them.",
)(
  z.object({
    service: z.string(),
    state: z.enum(["served", "internet", "closed", "missing", "unknown"]),
    words: z.string(),
    endpoint: z.string().nullable(),
    by: z.array(standing),
    byCount: count,
    missingTables: z.array(z.string()),
    missingSubnets: z.array(z.string()),
  }),
);

const unread = describe<UnreadRow>(
  "UnreadNetwork",
  "A kind that the answer rests on, in a region where it was not all read.",
)(z.object({ region: z.string(), kind: z.string(), action: z.string(), code: z.string() }));

const vpcFields = {
  arn: z.string(),
  id: z.string(),
  name: z.string(),
  region: z.string(),
  ranges: z.array(z.string()),
  subnetCount: count,
  userCount: count,
  reach,
  needs: z.array(need),
  unseen: z.array(z.string()),
};

const vpc = describe<VpcRow>(
  "Vpc",
  "`reach`: how far the routes lead of the subnets in which SageMaker resources stand. `unseen`: why there may be more of them.",
)(z.object(vpcFields));

export const networkAnswer = describe<NetworkAnswer>(
  "Network",
  "Every VPC of the account.",
)(z.object({ rows: z.array(vpc), unread: z.array(unread), next: z.null() }));

const route = z.object({ destination: z.string(), target: z.string(), words: z.string(), leads: reach });

const subnet = describe<SubnetRow>(
  "VpcSubnet",
  "A subnet with where its routes lead, whatever security groups say.",
)(
  z.object({
    arn: z.string(),
    id: z.string(),
    name: z.string(),
    zone: z.string().nullable(),
    range: z.string().nullable(),
    table: z.string().nullable(),
    reach,
    unread: z.string().nullable(),
    routes: z.array(route),
    users: z.array(standing),
    userCount: count,
  }),
);

const endpoint = describe<EndpointRow>(
  "VpcEndpoint",
  "`policy`: `open` lets whoever is in the network do all that the service does.",
)(
  z.object({
    arn: z.string(),
    id: z.string(),
    name: z.string(),
    type: z.string().nullable(),
    service: z.string().nullable(),
    state: z.string().nullable(),
    policy: z.enum(["open", "narrowed", "not taken", "unknown"]),
    privateDns: z.boolean().nullable(),
  }),
);

export const vpcAnswer = describe<VpcAnswer>(
  "VpcDetail",
  "One VPC with its subnets, what their routes lead to, its endpoints and who of SageMaker stands in it.",
)(
  z.object({
    ...vpcFields,
    subnets: z.array(subnet),
    gateways: z.array(z.object({ id: z.string(), words: z.string(), leads: reach })),
    endpoints: z.array(endpoint),
    standing: z.array(standing),
    unread: z.array(unread),
  }),
);

const hop = z.object({ what: z.string(), id: z.string().nullable(), observed: z.string(), lets: reaches });
const leg = z.object({
  subnet: z.string().nullable(),
  via: z.enum(["private", "internet", "SageMaker"]),
  reaches,
  hops: z.array(hop),
});

export const pathsAnswer = describe<PathsAnswer>(
  "NetworkPaths",
  "The ways of one resource, hop by hop; none, and why, of what stands in no network of the account. Network ACLs and proxies are not asked.",
)(
  z.object({
    ...named,
    region: z.string(),
    paths: z.array(z.object({ to: z.enum(["internet", "s3", "sagemaker.api"]), reaches, legs: z.array(leg) })),
    why: z.string().nullable(),
  }),
);
