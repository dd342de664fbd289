import type { RecordedEvent } from "#lib/store/views.ts";
import { activityKey, attribute } from "./attribute.ts";
import { type Fields, fieldsOf, memberOf } from "./fields.ts";
import { kindOfArn } from "./kind-of-arn.ts";

export interface Blame {
  event: RecordedEvent;
  /** `set`: the request held the field. `created`: no write did, and this one made the resource. */
  certainty: "set" | "created";
}

/**
 * Who made a resource's field what it is: the latest successful write whose request held the field, else the call that
 * created the resource; undefined when the events (CloudTrail keeps 90 days) do not say. Writes about other resources
 * that merely name this one (a job that uses a role) are never blamed.
 * @param path of the evidence, in the words of Describe: `RootAccess`, `VpcConfig.Subnets`, `ProductionVariants[0].ModelName`.
 * @param about ARN of the resource.
 */
export function blame(events: readonly RecordedEvent[], path: string, about: string): Blame | undefined {
  const writes = writesTo(events, about);
  const created = latest(writes.filter(({ name }) => isCreationOf(about, name)));
  // What was written before is about an earlier resource of the same name.
  const since = writes.filter(({ at }) => !created || at >= created.at);
  const set = latest(
    since.filter((event) => !worksOnParts.has(event.name) && holds(fieldsOf(event.record.requestParameters), path)),
  );
  if (set) return { event: set, certainty: "set" };
  return created && { event: created, certainty: "created" };
}

/** AWS notes when something was made within minutes of the call. */
const soonMs = 15 * 60_000;

/**
 * The call that made a resource: the latest, since one of the same name may have been there before. Where AWS says when it was made
 * (`madeAt`, ISO time), the one nearest to that, if it is near: the call itself may not have been read.
 */
export function creationOf(
  events: readonly RecordedEvent[],
  about: string,
  madeAt: string | null = null,
): RecordedEvent | undefined {
  const creations = writesTo(events, about).filter(({ name }) => isCreationOf(about, name));
  if (madeAt === null) return latest(creations);
  const away = ({ at }: RecordedEvent) => Math.abs(Date.parse(at) - Date.parse(madeAt));
  const [nearest] = creations.filter((event) => away(event) <= soonMs).sort((one, other) => away(one) - away(other));
  return nearest;
}

function isCreationOf(about: string, call: string): boolean {
  const whole = makesParts[call];
  return creates.test(call) && (whole === undefined || whole !== kindOfArn(about));
}

/** The successful writes that are mainly about this resource. */
function writesTo(events: readonly RecordedEvent[], about: string): RecordedEvent[] {
  const key = activityKey(about);
  return events.filter((event) => {
    const main = event.readOnly || event.errorCode !== null ? undefined : attribute(event)[0];
    return main !== undefined && activityKey(main.arn) === key;
  });
}

/** Calls that make their main resource, and not something inside it or a URL to it. */
const creates = /^(Create|Register|Import)(?!.*(Presigned|EdgeDeploymentStage))[A-Z]/;

/** Calls that make something in another thing, which is all that they name where their answer is not there. */
const makesParts: Readonly<Record<string, string>> = {
  CreateImageVersion: "image",
  CreateModelPackage: "model-package-group",
};

/** Calls that list parts of their resource to work on, and set nothing of what they are. */
const worksOnParts: ReadonlySet<string> = new Set(["UpdateClusterSoftware"]);

/** Fields that requests call by other names than Describe does, by the first step of the path. Source: SageMaker API. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  // CreateNotebookInstance, UpdateNotebookInstance
  SecurityGroups: ["securityGroupIds"],
  NotebookInstanceLifecycleConfigName: ["lifecycleConfigName", "disassociateLifecycleConfig"],
  DefaultCodeRepository: ["disassociateDefaultCodeRepository"],
  AdditionalCodeRepositories: ["disassociateAdditionalCodeRepositories"],
  AcceleratorTypes: ["disassociateAcceleratorTypes"],
  // UpdateDomain
  DomainSettings: ["domainSettingsForUpdate"],
  // An endpoint has these from its configuration.
  ProductionVariants: ["endpointConfigName"],
  ShadowProductionVariants: ["endpointConfigName"],
  DataCaptureConfig: ["endpointConfigName"],
  AsyncInferenceConfig: ["endpointConfigName"],
  // AddTags, DeleteTags
  Tags: ["tagKeys"],
};

function holds(request: Fields, path: string): boolean {
  const [first = "", ...rest] = path.split(".").map((step) => step.replace(/\[\d*\]$/, ""));
  if (has(request, [first, ...rest])) return true;
  // A renamed object still has the path below it; a name or a switch stands for the whole.
  return ((memberOf(otherNames, first) as readonly string[] | undefined) ?? []).some((other) => {
    const value = request[other];
    return has(request, [other, ...(isObject(value) ? rest : [])]);
  });
}

/** True when the member is there. A list is replaced as a whole: to hold it is to hold what is in it. */
function has(value: unknown, steps: readonly string[]): boolean {
  const [step, ...rest] = steps;
  if (step === undefined || Array.isArray(value)) return value !== undefined && value !== null;
  const fields = fieldsOf(value);
  // The names in HyperParameters, Environment and the like are the customer's own: CloudTrail leaves them as they are.
  return [step.charAt(0).toLowerCase() + step.slice(1), step].some((name) => has(memberOf(fields, name), rest));
}

function isObject(value: unknown): boolean {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function latest(events: readonly RecordedEvent[]): RecordedEvent | undefined {
  return events.reduce<RecordedEvent | undefined>(
    (newest, event) => (newest && newest.at >= event.at ? newest : event),
    undefined,
  );
}
