import type { DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResult } from "@aws-sdk/client-ec2";
import { AwsError } from "../aws-error.ts";
import type { Operation } from "../call.ts";
import { refuseDryRun } from "./ec2-describe.ts";

/** The first three zones of the region, and any others that subnets lie in. */
export const describeAvailabilityZones: Operation<DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResult> = (
  { ZoneNames = [], DryRun },
  { region },
) => {
  refuseDryRun(DryRun);
  const used = region.ec2.subnets.map(({ AvailabilityZone }) => AvailabilityZone ?? "");
  const names = [...new Set([...["a", "b", "c"].map((letter) => region.name + letter), ...used])].sort();
  const unknown = ZoneNames.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new AwsError("InvalidParameterValue", `Invalid availability zone: [${unknown}]`);
  }
  const ids = new Map(
    region.ec2.subnets.map(({ AvailabilityZone, AvailabilityZoneId }) => [AvailabilityZone, AvailabilityZoneId]),
  );
  const shown = names.filter((name) => ZoneNames.length === 0 || ZoneNames.includes(name));
  return {
    AvailabilityZones: shown.map((name) => ({
      ZoneName: name,
      ZoneId: ids.get(name) ?? zoneId(name),
      RegionName: region.name,
      GroupName: region.name,
      NetworkBorderGroup: region.name,
      ZoneType: "availability-zone",
      OptInStatus: "opt-in-not-required",
      State: "available",
    })),
  };
};

/** `us-east-1b` as `use1-az2`. */
function zoneId(name: string): string {
  const [, area = "", way = "", number = "", letter = "a"] = /^(\w+)-(\w+)-(\d+)(\w)$/.exec(name) ?? [];
  return `${area}${way.replace(/(north|south|east|west|central)/g, (word) => word.charAt(0))}${number}-az${letter.charCodeAt(0) - 96}`;
}
