import { type Fields, fieldsOf, memberOf } from "./fields.ts";

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

/** Whether a request of SageMaker sets what Describe shows at a path, or takes it away. */
export function holds(request: Fields, path: string): boolean {
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
