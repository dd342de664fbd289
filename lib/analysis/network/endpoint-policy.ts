import { anonymous, stranger } from "#lib/analysis/iam/callers.ts";
import { type Caller, metBy } from "#lib/analysis/iam/conditions.ts";
import { inForce } from "#lib/analysis/iam/in-force.ts";
import { coversAction, coversAnyone, coversResource, parsePolicy, type Statement } from "#lib/analysis/iam/policy.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import { carriedBy } from "./data-carriers.ts";
import type { Service } from "./services.ts";

/**
 * The statements by which an endpoint's policy lets anyone act on what is anyone's: all that the service does, however
 * it is written (Version is of no matter), or what carries data away. None when the policy names who, what or whose.
 * Undefined when it cannot be judged. Source: PrivateLink guide, "Endpoint policies"; IAM user guide, "Data perimeters".
 */
export function openStatements(
  policy: unknown,
  service: Service,
  region = "us-east-1",
  now?: string,
): Statement[] | undefined {
  const parsed = parsePolicy(policy);
  if (!parsed?.every(({ principals, resources }) => principals && resources)) return undefined;
  const statements = inForce(parsed, now);
  const { prefix, resources, carries } = carriedBy(service);
  const actions = [`${prefix}:AnythingNobodyNames`, ...carries];
  const callers = prefix === "s3" ? [stranger, anonymous] : [stranger];
  const arns = resources.map((resource) => names.map((name) => arnOf(resource, name, prefix, region)));
  const opening = new Set(
    callers.flatMap((caller) =>
      actions.flatMap((action) => arns.flatMap((named) => opened(statements, { caller, action, named }))),
    ),
  );
  return statements.filter((statement) => opening.has(statement));
}

/**
 * The statements that open an action on most names nobody chose. A list of patterns that covers them is as wide as the
 * service, even when no single one is `*`.
 */
function opened(statements: readonly Statement[], { caller, action, named }: Asked): Statement[] {
  const concerned = statements
    .filter((statement) => coversAnyone(statement) && coversAction(statement.actions, action))
    .map((statement) => ({ statement, met: metBy(statement.conditions, caller) }));
  const found = named.map((arn) => {
    const here = concerned.filter(({ statement }) => covers(statement, arn));
    if (here.some(({ statement, met }) => statement.effect === "Deny" && met === "always")) return [];
    return here.flatMap(({ statement, met }) => (statement.effect === "Allow" && met !== "never" ? [statement] : []));
  });
  return found.filter((allowing) => allowing.length > 0).length > named.length / 2 ? found.flat() : [];
}

interface Asked {
  caller: Caller;
  action: string;
  /** The same resource by each of the made-up names. */
  named: string[];
}

/** Whoever owns a bucket chooses its keys: naming a key in every bucket names every bucket. */
function covers({ effect, resources }: Statement, arn: string): boolean {
  if (!resources) return false;
  if (effect === "Deny" || resources.inverted) return coversResource(resources, arn);
  const listed = resources.listed.map((pattern) => pattern.replace(/^(arn:[^:]*:s3:::[^/]+)\/.*$/, "$1/*"));
  return coversResource({ listed, inverted: false }, arn);
}

function arnOf(resource: string, name: string, service: string, region: string): string {
  return resource
    .replaceAll("PARTITION", partitionOf(region))
    .replaceAll("SERVICE", service)
    .replaceAll("REGION", region)
    .replaceAll("NAME", name);
}

/** Names that nobody chose, with little in common but what most names have. */
const names = [
  "k7-zq-42xw",
  "tv-9b-prs",
  "hx-31-mnd",
  "q4-dunes-7tm",
  "w-ogrf-550",
  "cy-28-jlk",
  "b3-vxt-61",
  "pz-n0-rust",
  "y6-fgh-13",
  "mj-84-wsc",
  "x-lbd-097",
  "r2-kyp-36",
  "dn-75-hvq",
];
