import { everyCollector, servicesOf } from "#lib/inventory/kinds.ts";
import { formatArn, parseArn } from "#lib/readings/arn.ts";
import { arnFor, servicePaths } from "./service-paths.ts";

interface Subject {
  arn: string;
  /** What of it. */
  path: string;
}

/**
 * Which other resource evidence is about that says so, as the steps of a path do: `notebook-instance sandbox: RootAccess`, or by its id:
 * `rtb-1.Routes[0.0.0.0/0]`, `sg-1: IpPermissions`. Undefined where it is about the resource itself, or the other's ARN is not made of its name.
 * @param about ARN of the resource that the finding is of: the other is of its account and region.
 */
export function subjectOf(path: string, about: string): Subject | undefined {
  return byId(path, about) ?? byName(path, about);
}

/** EC2's ids say what they are of. */
function byId(path: string, about: string): Subject | undefined {
  const [, id = "", rest = ""] = /^([a-z]+-[0-9a-z]+)(?:\.|: )(.+)$/.exec(path) ?? [];
  const at = parseArn(about);
  if (id === "" || !at?.account || !at.region) return undefined;
  const one = servicePaths.get("ec2")?.find(({ prefix }) => prefix !== "" && id.startsWith(prefix));
  if (!one) return undefined;
  return { path: rest, arn: arnFor({ ...one, service: "ec2" }, id, { region: at.region, account: at.account }) };
}

function byName(path: string, about: string): Subject | undefined {
  const [, kind = "", name = "", rest = ""] = /^([a-z0-9-]+) ([^\s:]+): (.+)$/.exec(path) ?? [];
  const collector = kind === "" ? undefined : everyCollector().find((one) => one.kind === kind);
  const at = parseArn(about);
  if (!collector || collector.withoutArn || !at?.account || !/^[\w+=,.@/-]+$/.test(name)) return undefined;
  const [service = ""] = servicesOf(collector);
  if (service === "sagemaker") {
    const { arnType = kind } = collector;
    if (arnType.includes("/")) return undefined;
    return { path: rest, arn: formatArn({ ...at, service, resource: `${arnType}/${name}` }) };
  }
  const one = servicePaths.get(service)?.find((candidate) => candidate.kind === kind && candidate.member !== "");
  if (!one?.template.includes("{}") || !name.startsWith(one.prefix)) return undefined;
  return { path: rest, arn: arnFor({ ...one, service }, name, { region: at.region, account: at.account }) };
}
