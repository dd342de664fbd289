import { formatArn } from "#lib/readings/arn.ts";
import type { CloudTrailRecord, SimulatedRegion } from "#lib/simulator/account.ts";
import { emptySageMaker } from "#lib/simulator/kinds/index.ts";
import { hexOf } from "./random.ts";

/** The account a region is built for. */
export interface Frame {
  account: string;
  partition: string;
  now: Date;
  /** What is written later than the account was made: its events have ids of their own. */
  chapter?: string;
}

/** One region being built: the builders put what they make into `content`. */
export interface Site extends Frame {
  region: string;
  content: SimulatedRegion;
  /** What happened before the event history begins, where a trail's logs are to have it. */
  older?: CloudTrailRecord[];
}

export const day = 24 * 60 * 60 * 1000;
export const hour = 60 * 60 * 1000;
export const minute = 60 * 1000;

/** How far back CloudTrail's event history reaches. */
export const trailDays = 90;

/** How far back a trail's logs reach. */
export const logDays = 200;

export function openSite(frame: Frame, region: string): Site {
  const content: SimulatedRegion = {
    name: region,
    sagemaker: emptySageMaker(),
    ec2: {
      vpcs: [],
      subnets: [],
      routeTables: [],
      securityGroups: [],
      natGateways: [],
      internetGateways: [],
      networkAcls: [],
      flowLogs: [],
      vpcEndpoints: [],
    },
    kms: { keys: [] },
    events: [],
  };
  return { ...frame, region, content };
}

export function arnOf(site: Site, service: string, resource: string): string {
  return formatArn({ partition: site.partition, service, region: site.region, account: site.account, resource });
}

/** SageMaker lower-cases names in most ARNs. Source: CloudTrail samples in the SageMaker developer guide. */
export function sagemakerArn(site: Site, type: string, name: string): string {
  return arnOf(site, "sagemaker", `${type}/${name.toLowerCase()}`);
}

/** Name with path: `service-role/growth`. */
export function roleArn(frame: Frame, role: string): string {
  return formatArn({ ...frame, service: "iam", region: "", resource: `role/${role}` });
}

export function ec2Id(site: Site, prefix: string, name: string): string {
  return `${prefix}-0${hexOf(`${site.region} ${prefix} ${name}`, 16)}`;
}

/**
 * A UTC time of day so many days ago, `at(site, 3, "02:47")`: nights stay nights whenever the account is played.
 * Two days at least, lest a moment of today lies ahead; recent moments are `hoursAgo`.
 */
export function at(site: Frame, daysAgo: number, time: string): Date {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  const midnight = Math.floor(site.now.getTime() / day) * day - daysAgo * day;
  return new Date(midnight + hours * hour + minutes * minute + seconds * 1000);
}

export function hoursAgo(site: Frame, hours: number): Date {
  return new Date(Math.floor((site.now.getTime() - hours * hour) / 1000) * 1000);
}

export function later(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + Math.round(minutes * minute));
}

/** CloudTrail can show what happened then. */
export function inTrail(site: Frame, moment: Date): boolean {
  return isWithin(site, moment, trailDays);
}

/** It did not happen longer ago than that. */
export function isWithin({ now }: Frame, moment: Date, days: number): boolean {
  return moment.getTime() > now.getTime() - days * day && moment.getTime() <= now.getTime();
}
