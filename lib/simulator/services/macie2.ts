import type {
  GetAutomatedDiscoveryConfigurationRequest,
  GetAutomatedDiscoveryConfigurationResponse,
  GetMacieSessionRequest,
  GetMacieSessionResponse,
} from "@aws-sdk/client-macie2";
import * as client from "@aws-sdk/client-macie2";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import { macies, type SimulatedMacie } from "../shelves/macie2.ts";
import { macieWrites } from "../writes/watchers.ts";
import { given } from "./shelved.ts";

/** Source: answers seen in public issues. @throws AwsError where it is off */
function here({ region }: Call): SimulatedMacie {
  return given(macies.on(region)[0], new AwsError("AccessDeniedException", "Macie is not enabled.", 401));
}

const getMacieSession: Operation<GetMacieSessionRequest, GetMacieSessionResponse> = (_, call) => here(call).session;

const getAutomatedDiscoveryConfiguration: Operation<
  GetAutomatedDiscoveryConfigurationRequest,
  GetAutomatedDiscoveryConfigurationResponse
> = (_, call) => here(call).discovery;

export const macie2: Service = {
  name: "macie2",
  dialect: "json",
  protocol: restProtocol(client, { format: "json" }),
  operations: {
    ...macieWrites,
    GetAutomatedDiscoveryConfiguration: getAutomatedDiscoveryConfiguration,
    GetMacieSession: getMacieSession,
  },
  badToken: ["ValidationException", "The nextToken is not valid."],
};
