import type { ReportFinding } from "../../report.ts";
import { resourceType } from "../../resource-type.ts";
import { fitting } from "./fitting.ts";
import { asffResourceType } from "./resource-type.ts";

const partitions = ["aws", "aws-cn", "aws-us-gov"] as const;

/** The resource of a finding: its own details are AWS's to fill in, what only we know of it stands in `Other`. */
export function resourceOf({ resource, exposure }: ReportFinding, partition: string) {
  const Partition = partitions.find((one) => one === partition);
  return {
    Type: asffResourceType(resource),
    Id: fitting(resource.arn, 2048),
    ...(Partition && { Partition }),
    ...(resource.region !== "global" && { Region: fitting(resource.region, 16) }),
    Details: {
      Other: {
        name: fitting(resource.name, 1024),
        kind: resource.kind,
        cloudFormationType: fitting(resourceType(resource), 1024),
        exposure,
      },
    },
  };
}
