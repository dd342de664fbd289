import type { CreateDetectorRequest, UpdateDetectorRequest } from "@aws-sdk/client-guardduty";
import type { AccountState, EnableRequest, State } from "@aws-sdk/client-inspector2";
import type { EnableMacieRequest, UpdateMacieSessionRequest } from "@aws-sdk/client-macie2";
import type { EnableSecurityHubRequest } from "@aws-sdk/client-securityhub";
import { formatArn } from "#lib/readings/arn.ts";
import { seededRandom } from "../accounts/build/random.ts";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { oneOf } from "../services/shelved.ts";
import { detectors, type SimulatedDetector } from "../shelves/guardduty.ts";
import { inspectedAccounts } from "../shelves/inspector2.ts";
import { macies } from "../shelves/macie2.ts";
import { securityHubs } from "../shelves/securityhub.ts";

function arnIn({ account, region }: Call, service: string, resource: string): string {
  return formatArn({ partition: account.partition, service, region: region.name, account: account.id, resource });
}

const createDetector: Operation<CreateDetectorRequest> = ({ Enable }, call) => {
  if (detectors.on(call.region).length > 0) {
    throw new AwsError(
      "BadRequestException",
      "The request is rejected because a detector already exists for the current account.",
    );
  }
  const id = seededRandom(`detector ${call.region.name}`).uuid().replaceAll("-", "");
  const now = new Date(call.now).toISOString();
  const ServiceRole = formatArn({
    ...{ partition: call.account.partition, service: "iam", region: "", account: call.account.id },
    resource: "role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty",
  });
  detectors.put(call.region, {
    ...{ id, ServiceRole, CreatedAt: now, UpdatedAt: now, Features: [], Tags: {} },
    Status: Enable ? "ENABLED" : "DISABLED",
    FindingPublishingFrequency: "SIX_HOURS",
  });
  return { DetectorId: id };
};

export const guarddutyWrites: Readonly<Record<string, Operation>> = {
  CreateDetector: createDetector,
  UpdateDetector: oneOf<SimulatedDetector, UpdateDetectorRequest, object>(detectors, {
    is: ({ id }, { DetectorId }) => id === DetectorId,
    missing: () => new AwsError("BadRequestException", "The request is rejected because the detector does not exist."),
    answer: (detector, { Enable }) => {
      if (Enable !== undefined) detector.Status = Enable ? "ENABLED" : "DISABLED";
      return {};
    },
  }),
};

const enableSecurityHub: Operation<EnableSecurityHubRequest> = (input, call) => {
  const [held] = securityHubs.on(call.region);
  if (held?.hub) throw new AwsError("ResourceConflictException", "Account is already subscribed to Security Hub", 409);
  const hub = {
    HubArn: arnIn(call, "securityhub", "hub/default"),
    SubscribedAt: new Date(call.now).toISOString(),
    AutoEnableControls: true,
    ControlFindingGenerator: input.ControlFindingGenerator ?? "SECURITY_CONTROL",
  } as const;
  if (held) held.hub = hub;
  else securityHubs.put(call.region, { hub });
  return {};
};

export const securityHubWrites: Readonly<Record<string, Operation>> = { EnableSecurityHub: enableSecurityHub };

const enableMacie: Operation<EnableMacieRequest> = ({ status = "ENABLED" }, call) => {
  if (macies.on(call.region).length > 0)
    throw new AwsError("ConflictException", "Macie has already been enabled.", 409);
  const at = new Date(call.now);
  macies.put(call.region, {
    session: { status, createdAt: at, updatedAt: at, findingPublishingFrequency: "FIFTEEN_MINUTES" },
    discovery: { status: "ENABLED" },
  });
  return {};
};

const updateMacieSession: Operation<UpdateMacieSessionRequest> = ({ status }, { region }) => {
  const [macie] = macies.on(region);
  if (!macie) throw new AwsError("AccessDeniedException", "Macie is not enabled.", 401);
  macie.session = { ...macie.session, ...(status && { status }) };
  return {};
};

export const macieWrites: Readonly<Record<string, Operation>> = {
  EnableMacie: enableMacie,
  UpdateMacieSession: updateMacieSession,
};

const on: State = { status: "ENABLED", errorCode: "ALREADY_ENABLED", errorMessage: "" };

/** What is asked for is on beside what was. @param off the state of an account in which nothing ever was. */
export function inspectorWrites(off: (call: Call) => AccountState): Readonly<Record<string, Operation>> {
  const enable: Operation<EnableRequest> = ({ resourceTypes = [] }, call) => {
    const has = (type: (typeof resourceTypes)[number]) => resourceTypes.includes(type);
    let [state] = inspectedAccounts.on(call.region);
    if (!state) {
      state = off(call);
      inspectedAccounts.put(call.region, state);
    }
    state.state = on;
    state.resourceState = {
      ...(state.resourceState ?? { ec2: on, ecr: on }),
      ...(has("EC2") && { ec2: on }),
      ...(has("ECR") && { ecr: on }),
      ...(has("LAMBDA") && { lambda: on }),
    };
    return { accounts: [{ accountId: call.account.id, status: "ENABLED" }], failedAccounts: [] };
  };
  return { Enable: enable };
}
