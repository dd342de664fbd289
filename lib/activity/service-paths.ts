import { everyCollector, servicesOf } from "#lib/inventory/kinds.ts";
import { formatArn } from "#lib/readings/arn.ts";
import { partitionOf } from "#lib/readings/partitions.ts";

/** Services whose ARNs have a name where others have a type. Source: Service Authorization Reference, resource types of each service. */
const untyped: ReadonlySet<string> = new Set(["s3"]);
const separators: Readonly<Record<string, string>> = { secretsmanager: ":", logs: ":" };
/** Services whose ARNs say no region, and no account either. */
const regionless: ReadonlySet<string> = new Set(["iam", "s3", "organizations"]);
const withoutAccount: ReadonlySet<string> = new Set(["s3"]);

/** A member by which the events of a service name a kind, as its collector says (`inEvents`). */
export interface ServicePath {
  kind: string;
  /** Only in calls that are called so after their verb: `Logging` of StopLogging. */
  only: string | undefined;
  /** None where the call itself says it: what there is one of in a region. Without case: EC2 writes `vpcEndpointId` and, in its newer calls, `VpcEndpointId`. */
  member: string;
  /** What follows the account in the ARN: `{}` is the value. */
  template: string;
  /** How the value begins: what EC2 tags is of any type. */
  prefix: string;
  /** `securitygroup` of AWS::EC2::SecurityGroup: a call that has it in its name is about such a one before all others. */
  noun: string;
  isItsOwnWitness: boolean;
}

/** By service, as ARNs and event sources spell it: `ec2` of ec2.amazonaws.com. SageMaker's own are in name-paths.ts. */
export const servicePaths: ReadonlyMap<string, readonly ServicePath[]> = Map.groupBy(
  everyCollector().flatMap((one) => {
    const [service = ""] = servicesOf(one);
    if (service === "sagemaker") return [];
    const noun = (one.cloudFormation ?? "").split("::").at(-1)?.toLowerCase() ?? "";
    const { kind, arnType = kind, isItsOwnWitness = false } = one;
    return Object.entries(one.inEvents ?? {}).map(([path, text]) => {
      // `{sg-}` is a value that begins so.
      const [, prefix = ""] = /^\{(\w+-)\}$/.exec(text) ?? [];
      const rest = prefix ? "{}" : text;
      return {
        ...{ service, kind, noun, isItsOwnWitness, only: path.includes(":") ? path.split(":")[0] : undefined },
        prefix,
        member: path.slice(path.indexOf(":") + 1).toLowerCase(),
        template: arnType === "" || untyped.has(service) ? rest : `${arnType}${separators[service] ?? "/"}${rest}`,
      };
    });
  }),
  ({ service }) => service,
);

/** The kinds of other services whose events can be told of: what an inventory has of them has to be known. */
export const kindsInEvents: readonly string[] = [...new Set([...servicePaths.values()].flat().map(({ kind }) => kind))];

/** Kinds that any event that names them may be about, whether or not a scan has met the one: see `isItsOwnWitness`. */
export const witnesses: ReadonlySet<string> = new Set(
  everyCollector()
    .filter((one) => one.isItsOwnWitness || servicesOf(one)[0] === "sagemaker")
    .map(({ kind }) => kind),
);

/** The ARN that a value of such a member stands for. @param account of those whose ARNs say one. */
export function arnFor(
  { template, service }: { template: string; service: string },
  value: string,
  { region, account }: { region: string; account: string },
): string {
  // KMS takes an alias wherever it takes an id.
  const resource =
    service === "kms" && value.startsWith("alias/")
      ? value
      : template.replace("{}", () => value).replace("{account}", () => account);
  return formatArn({
    partition: partitionOf(region),
    service,
    region: regionless.has(service) ? "" : region,
    account: withoutAccount.has(service) ? "" : account,
    resource,
  });
}
