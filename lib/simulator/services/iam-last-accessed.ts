import { createHash } from "node:crypto";
import type {
  GenerateServiceLastAccessedDetailsRequest,
  GenerateServiceLastAccessedDetailsResponse,
  GetServiceLastAccessedDetailsRequest,
  GetServiceLastAccessedDetailsResponse,
} from "@aws-sdk/client-iam";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation } from "../call.ts";
import { uses } from "../shelves/iam.ts";

/** A job is called after what it is about, so that nothing has to be remembered of it. */
function jobOf(arn: string): string {
  const hex = createHash("sha256").update(arn).digest("hex");
  return [8, 12, 16, 20, 32].map((end, index, ends) => hex.slice(ends[index - 1] ?? 0, end)).join("-");
}

function identities({ account: { iam } }: Call): string[] {
  return [...iam.users, ...iam.groups, ...iam.roles, ...iam.policies].flatMap(({ Arn }) => Arn ?? []);
}

export const generateServiceLastAccessedDetails: Operation<
  GenerateServiceLastAccessedDetailsRequest,
  GenerateServiceLastAccessedDetailsResponse
> = ({ Arn = "" }, call) => {
  if (!identities(call).includes(Arn)) throw new AwsError("NoSuchEntity", `ARN ${Arn} not found.`, 404);
  return { JobId: jobOf(Arn) };
};

export const getServiceLastAccessedDetails: Operation<
  GetServiceLastAccessedDetailsRequest,
  GetServiceLastAccessedDetailsResponse
> = ({ JobId = "", Marker, MaxItems = 100 }, call) => {
  const arn = call.gone ? undefined : identities(call).find((one) => jobOf(one) === JobId);
  if (arn === undefined) throw new AwsError("NoSuchEntity", `The job with id ${JobId} cannot be found.`, 404);
  const services = uses.on(call.account).find((one) => one.arn === arn)?.services ?? [];
  const page = call.page(services, { token: Marker, size: MaxItems });
  return {
    JobStatus: "COMPLETED",
    JobType: "ACTION_LEVEL",
    JobCreationDate: new Date(call.now),
    JobCompletionDate: new Date(call.now),
    ServicesLastAccessed: page.items,
    IsTruncated: page.next !== undefined,
    ...(page.next !== undefined && { Marker: page.next }),
  };
};
