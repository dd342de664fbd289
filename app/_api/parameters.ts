import { z } from "zod";
import { formats } from "#lib/reports/formats/index.ts";

const valuesMeaning =
  "Whether values of environment variables and hyperparameters are in the file. Secrets in them are not kept, so they never are.";

/** What each parameter means, wherever it is taken. */
export const meanings: Readonly<Record<string, string>> = {
  accessKey: "The id of an access key: the calls that it signed, and the one that gave it out.",
  account: "An account's id, or several where it is a list; without it the first account.",
  actor: "Who did it, as `actor` of an event.",
  address: "The address that a call came from, or the service of AWS that made it; `none`: no address is recorded.",
  addressClass:
    "`public`: from the internet. `private`: over a VPC endpoint or from a private network. `aws`: by a service of AWS. `unknown`: none is recorded, or what is recorded is no address.",
  arn: "The ARN of the resource.",
  by: "What findings are grouped by. `path`: an attack path, and what it rests on, which may be of several groups.",
  category: "Categories of checks.",
  change: "How a finding changed: by the scan on show, or between two scans; `gone` gives findings as they were.",
  channel: "The name of a channel in the settings.",
  check: "The id of a check.",
  client: "What made the call, as its user agent says: whoever calls chooses that text.",
  cursor: "`next` of the page before, with the same filters.",
  depth: "How many steps from the resource, each way.",
  destination: "The name of a destination in the settings.",
  error: "The error's code as AWS gives it, `AccessDenied`.",
  exposure: "`live` can be used or abused now; `record` is a finished job, or what nothing serves.",
  failed: "Whether the call was refused or failed.",
  exceptRole: "ARNs of roles that nothing is denied to, `arn:aws:iam::*:role/break-glass`.",
  format: "The format of the file.",
  framework: "The id of a framework, or of the rules of another tool: what bears on it.",
  from: "From this time on.",
  grade: "Grades; `none` has none.",
  "html-passing": "With `format=html` only: whether what passes is listed or counted.",
  id: "As the list gives it.",
  is: "What happened to a resource between the two scans.",
  judged: "`none`: no check applies to it. `secrets`: only checks for secrets do.",
  kind: "Kinds of resources.",
  lets: "Whom the trust of a role lets in; `outside`: somebody of another account whom nothing holds back.",
  limit: "The most rows of a page.",
  list: "The list that the views are of; without it all lists.",
  manifest: "The SHA-256 of the manifest of the bundle, as checking it said.",
  "markdown-lists": "With `format=markdown` only: whether lists are short, and say how much they leave out, or whole.",
  may: "What it may do, surely or under conditions; `not-known`: something of that could not be read.",
  mfa: "Whether a user has a second factor; of events, whether the session was opened with one; `none`: nothing is recorded of that.",
  name: "The operation, as `name` of an event.",
  on: "The ARN of a resource that it reaches, or may reach.",
  owner: "Whose, as a tag of the resource says: letter by letter, as `owner` of a resource.",
  path: "What an attack path rests on: the path, by the id of its finding, and the checks that break its steps. `none`: what no path rests on.",
  principal: "The ARN of a user, or of a role whose sessions made the calls.",
  q: "Text to search for.",
  readOnly: "Whether the call only reads.",
  read: "What scans read: everything, or again only what events named since (`what-changed`).",
  region: "Regions; `global` for what belongs to none.",
  resource: "The ARN of a resource.",
  "sarif-passing": "With `format=sarif` only: whether what passes is counted or listed.",
  scan: "A scan's id.",
  schedule: "The id of a schedule: the reports that it made.",
  show: "To be looked at in the browser rather than saved.",
  severity: "Severities of checks.",
  sighting: "The id of something that a signal saw in several events: those that are evidence of it.",
  signalled: "Whether a signal sees something in the event.",
  sort: "The order.",
  since: "The id of an earlier scan.",
  source: "Services, as CloudTrail writes them: `iam.amazonaws.com`.",
  state: "States of scans.",
  status: "Verdicts.",
  subnets: "Ids of the subnets that what asks for private ones may be in.",
  tag: "A tag: its key, or `key=value`, letter by letter.",
  tagged:
    "`owner`: a tag says whose it is; `no-owner`: none does; `untagged`: it has no tags; `unread`: they are not known.",
  vpc: "The ARN of the VPC.",
  waived: "Findings that a waiver accepts alone (`only`), or all others (`without`).",
  tls: "The version of TLS that the call came over; `outdated`: older than 1.2. `none`: none is recorded.",
  to: "Up to and without this time.",
  type: "Roles, roles of AWS's own, or users.",
  unused: "Whether its policies allow services that it never called.",
  values: valuesMeaning,
  ...Object.fromEntries(
    formats.map(({ name }) => [`${name}-values`, `With \`format=${name}\` only. ${valuesMeaning}`]),
  ),
};

/** A parameter of OpenAPI. A list is written with commas, whatever it is made of. */
export function parameter(place: "query" | "path", name: string, schema: z.ZodType): Record<string, unknown> {
  const typed = jsonSchemaOf(schema, "input");
  const meant = jsonSchemaOf(schema, "output");
  const isList = typed.type === "string" && meant.type === "array";
  return {
    name,
    in: place,
    ...(meanings[name] && { description: meanings[name] }),
    required: !schema.safeParse(undefined).success,
    schema: isList ? meant : typed,
    ...(isList && { style: "form", explode: false }),
  };
}

/** The schema of what is sent (`input`) or understood (`output`). */
export function jsonSchemaOf(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", override: simplify });
  return rest;
}

/**
 * Says it as a person would: without the pattern of a format that has a name and the bounds of safe integers, and with a record
 * of known keys as an object that has them.
 */
export function simplify({ jsonSchema: schema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (schema.format === "date-time") delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  const { propertyNames, required, additionalProperties } = schema;
  if (typeof propertyNames !== "object" || !propertyNames.enum || !required) return;
  schema.properties = Object.fromEntries(required.map((key) => [key, additionalProperties ?? {}]));
  delete schema.propertyNames;
  delete schema.additionalProperties;
}
