import type { Hop, Leg } from "#lib/analysis/network/paths.ts";
import type { Reach } from "#lib/analysis/network/reach.ts";
import type { Gateway, NeedState, SubnetRoute, UnreadNetwork } from "#lib/analysis/network/vpc-view.ts";

/** A SageMaker resource that stands in a network. */
export interface Standing {
  arn: string;
  kind: string;
  name: string;
}

/** A cell of the matrix: how those of a VPC get to a service that they need. */
export interface NeedCell {
  service: string;
  state: NeedState;
  /** What was seen of the endpoint. */
  words: string;
  /** Its id. */
  endpoint: string | null;
  /** The first of those that need it, and how many they are. */
  by: Standing[];
  byCount: number;
  /** Route tables that a gateway endpoint is not in, and subnets in whose zone an interface endpoint has none. */
  missingTables: string[];
  missingSubnets: string[];
}

export interface UnreadRow extends Omit<UnreadNetwork, "failure"> {
  action: string;
  code: string;
}

export interface VpcRow {
  arn: string;
  id: string;
  name: string;
  region: string;
  ranges: string[];
  subnetCount: number;
  /** How many SageMaker resources stand in it. */
  userCount: number;
  /** How far the routes lead of the subnets in which they stand. */
  reach: Reach;
  needs: NeedCell[];
  /** Why there may be more of them, or of their needs. */
  unseen: string[];
}

/** Every VPC of an account, and what of its networks could not be read. */
export interface NetworkAnswer {
  rows: VpcRow[];
  unread: UnreadRow[];
  next: null;
}

export interface SubnetRow {
  arn: string;
  id: string;
  name: string;
  zone: string | null;
  range: string | null;
  table: string | null;
  reach: Reach;
  /** Why its routes are not known. */
  unread: string | null;
  routes: SubnetRoute[];
  users: Standing[];
  userCount: number;
}

export interface EndpointRow {
  arn: string;
  id: string;
  name: string;
  type: string | null;
  service: string | null;
  state: string | null;
  policy: "open" | "narrowed" | "not taken" | "unknown";
  privateDns: boolean | null;
}

/** One VPC with all that is in it. */
export interface VpcAnswer extends VpcRow {
  subnets: SubnetRow[];
  gateways: Gateway[];
  endpoints: EndpointRow[];
  standing: Standing[];
  unread: UnreadRow[];
}

export type Reaches = "yes" | "no" | "unknown";

export interface PathHop extends Omit<Hop, "lets"> {
  lets: Reaches;
}

export interface PathLeg extends Pick<Leg, "via"> {
  subnet: string | null;
  reaches: Reaches;
  hops: PathHop[];
}

export interface PathTo {
  to: "internet" | "s3" | "sagemaker.api";
  reaches: Reaches;
  legs: PathLeg[];
}

/** The ways of one resource; none, and why, of what stands in no network of the account. */
export interface PathsAnswer extends Standing {
  region: string;
  paths: PathTo[];
  why: string | null;
}
