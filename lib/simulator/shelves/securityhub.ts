import type {
  DescribeHubResponse,
  DescribeSecurityHubV2Response,
  StandardsSubscription,
} from "@aws-sdk/client-securityhub";
import { shelf } from "../shelf.ts";

/** What a region's Security Hub answers, of either generation; what was never turned on is left out. */
export interface SimulatedSecurityHub {
  hub?: DescribeHubResponse;
  standards?: StandardsSubscription[];
  v2?: DescribeSecurityHubV2Response;
}

export const securityHubs = shelf<SimulatedSecurityHub>("securityhub hubs");
