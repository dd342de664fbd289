import type {
  DescribeHubRequest,
  DescribeHubResponse,
  DescribeSecurityHubV2Request,
  DescribeSecurityHubV2Response,
  GetEnabledStandardsRequest,
  GetEnabledStandardsResponse,
} from "@aws-sdk/client-securityhub";
import * as client from "@aws-sdk/client-securityhub";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import { securityHubs } from "../shelves/securityhub.ts";
import { securityHubWrites } from "../writes/watchers.ts";
import { securityHubFindings } from "./securityhub-findings.ts";
import { given } from "./shelved.ts";

const here = ({ region }: Call) => securityHubs.on(region)[0] ?? {};

/** Source: answers seen in public issues. */
function notSubscribed({ account }: Call): AwsError {
  return new AwsError("InvalidAccessException", `Account ${account.id} is not subscribed to AWS Security Hub`, 401);
}

const describeHub: Operation<DescribeHubRequest, DescribeHubResponse> = (_, call) =>
  given(here(call).hub, notSubscribed(call));

const getEnabledStandards: Operation<GetEnabledStandardsRequest, GetEnabledStandardsResponse> = (input, call) => {
  const { hub, standards = [] } = here(call);
  given(hub, notSubscribed(call));
  const { items, next } = call.page(standards, { token: input.NextToken, size: input.MaxResults ?? 100 });
  return { StandardsSubscriptions: items, NextToken: next };
};

const describeSecurityHubV2: Operation<DescribeSecurityHubV2Request, DescribeSecurityHubV2Response> = (_, call) =>
  given(here(call).v2, new AwsError("ResourceNotFoundException", "Security Hub V2 is not enabled.", 404));

/** What an account that never turned the service on is refused. */
function subscribedOnly(operations: Readonly<Record<string, Operation>>): Record<string, Operation> {
  const guarded = ([name, operation]: [string, Operation]): [string, Operation] => [
    name,
    (input, call) => {
      given(here(call).hub, notSubscribed(call));
      return operation(input, call);
    },
  ];
  return Object.fromEntries(Object.entries(operations).map(guarded));
}

export const securityhub: Service = {
  name: "securityhub",
  dialect: "json",
  protocol: restProtocol(client, { format: "json" }),
  operations: {
    ...securityHubWrites,
    ...subscribedOnly(securityHubFindings),
    DescribeHub: describeHub,
    DescribeSecurityHubV2: describeSecurityHubV2,
    GetEnabledStandards: getEnabledStandards,
  },
  badToken: ["InvalidInputException", "Invalid parameter: NextToken"],
};
