import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { AwsError } from "#lib/simulator/aws-error.ts";
import type { Call as OperationCall } from "#lib/simulator/call.ts";
import { Identities } from "#lib/simulator/identities.ts";
import { cutPage, parametersOf } from "#lib/simulator/pages.ts";
import { denial } from "#lib/simulator/refusals.ts";
import { serviceNamed } from "#lib/simulator/services/index.ts";
import type { Site } from "./site.ts";
import { type Call, record } from "./trail.ts";

interface Performed extends Call {
  /** As in the API, where IAM and CloudTrail call it otherwise: `PutPublicAccessBlock`. */
  operation?: string;
  /** What the operation is given. `request` is what CloudTrail writes of it, the same when left out. */
  input: object;
}

/**
 * Makes a call as the server would, and writes it into the trail with what came of it: its answer, unless `response` says what CloudTrail
 * writes, or why it was refused.
 * @throws RangeError when the account has no such operation
 */
export async function perform(
  account: SimulatedAccount,
  site: Site,
  { operation, input, ...call }: Performed,
): Promise<void> {
  const [prefix = "", action = ""] = call.action.split(":");
  const service = await serviceNamed(prefix);
  const run = service?.operations[operation ?? action];
  if (!service || !run) throw new RangeError(`The simulated account has no ${call.action}.`);
  const caller = { arn: String(call.by.identity(call.at).arn), userId: "", account };
  const around: OperationCall = {
    account,
    region: site.content,
    caller,
    identities: new Identities([account]),
    now: call.at.getTime(),
    gone: false,
    page: (items, request) => cutPage(items, parametersOf(input), request),
    denied: (resource, because) => denial(service.dialect, caller.arn, call.action, resource, because),
  };
  try {
    const answer = run(input as never, around);
    record(site, { request: input, ...(Object.keys(answer).length > 0 && { response: answer }), ...call });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    record(site, { request: input, ...call, error: { code: error.code, message: error.message } });
  }
}
