import { jsonText } from "#lib/checks/remedies/commands.ts";
import { formatCount, plural } from "#lib/format.ts";
import { limits, type Pack, type PackedPolicy, type PolicyType, type Refusal } from "./pack.ts";

export const packFormats = ["json", "iam", "terraform", "cloudformation"] as const;
export type PackFormat = (typeof packFormats)[number];

const organizationsTypes: Record<PolicyType, string> = {
  scp: "SERVICE_CONTROL_POLICY",
  rcp: "RESOURCE_CONTROL_POLICY",
};
const description = "What SageMaker may not become, by Sagewarden";

/** The pack as text: whole, its documents alone, or with what makes and attaches them. */
export function renderPack(format: PackFormat, pack: Pack): string {
  switch (format) {
    case "json":
      return json(pack);
    case "iam":
      return json(pack.policies.map(({ document }) => document));
    case "terraform":
      return terraform(pack);
    case "cloudformation":
      return json(template(pack));
  }
}

/** What is to be known before anything is attached, a sentence each. */
export function warningsOf(pack: Pack): string[] {
  const { policies, unchosen, withoutGuardrail, open, unjudged, beyondLimit } = pack;
  const most = (["scp", "rcp"] as const).flatMap((type) =>
    beyondLimit[type] > 0
      ? [
          `${plural(beyondLimit[type], `${type.toUpperCase()}`)} more than one account can have: attach some of them further up.`,
        ]
      : [],
  );
  return [
    ...unjudgedIn(unjudged),
    ...refusedBy(pack),
    ...tooLarge(policies),
    ...(policies.length > 0
      ? [
          "Attach them to a test account first. They bind the roles that jobs and pipelines run as, and nobody in the management account.",
        ]
      : []),
    ...(unchosen.length > 0
      ? [
          `Left out until you name the subnets that are private: ${[...new Set(unchosen.map(({ guardrail }) => guardrail))].join(", ")}.`,
        ]
      : []),
    ...(withoutGuardrail.length > 0
      ? [
          `${plural(withoutGuardrail.length, "failing check")} cannot be prevented so: no condition key of AWS tells such a request, or no request made it what it is.`,
        ]
      : []),
    ...(open.length > 0
      ? [
          `Of ${plural(open.length, "failing check")} it is not known whether policies could prevent ${open.length === 1 ? "it" : "them"}: not all fixes could be written.`,
        ]
      : []),
    ...most,
  ];
}

function unjudgedIn({ length }: Pack["unjudged"]): string[] {
  if (length === 0) return [];
  const rest = length === 1 ? "it may fail, and its guardrails are" : "they may fail, and their guardrails are";
  return [`${plural(length, "check")} could not be judged; ${rest} not in the pack.`];
}

/** What becomes of the findings of today. A check may stand at several statements. */
function refusedBy({ statements }: Pack): string[] {
  const checks = new Map(statements.flatMap((one) => one.checks.map((check) => [check.check, check] as const)));
  const sum = (...wanted: Refusal[]) =>
    [...checks.values()].reduce((total, { refuses, live }) => total + (wanted.includes(refuses) ? live : 0), 0);
  const [all, changed, limited] = [sum("made", "changed"), sum("changed"), sum("limited")];
  const also =
    changed === 0
      ? "."
      : changed === all
        ? ", or changed to the same."
        : `; for ${formatCount(changed)} of them also when something is changed to the same.`;
  return [
    ...(all > 0
      ? [
          `${plural(all, "live finding")} of today could not be made again: what is there goes on as it is, and is refused when it is next made anew${also}`,
        ]
      : []),
    ...(limited > 0
      ? [
          `${plural(limited, "live finding")} of today could be made again: the policies refuse only one way to ${limited === 1 ? "it" : "them"}, or what does harm there.`,
        ]
      : []),
  ];
}

function tooLarge(policies: Pack["policies"]): string[] {
  return policies.flatMap(({ name, type, size }) =>
    size > limits[type].characters
      ? [
          `AWS refuses ${name}: one statement makes it ${plural(size, "character")} long, and it may have ${formatCount(limits[type].characters)}. Name fewer subnets, or except fewer roles.`,
        ]
      : [],
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const inWords: Record<Refusal, string> = { made: "", changed: "", limited: ", only limited", part: ", in part" };

/** The lines that lead from each statement to its checks. */
function traceOf(pack: Pack, policy: string): string[] {
  return pack.statements.flatMap(({ sid, policy: own, checks }) =>
    own === policy
      ? [
          `${sid}:`,
          ...checks.map(
            ({ check, title, live, records, refuses }) =>
              `  ${check}: ${title} (${plural(live, "live finding")}, ${plural(records, "record")}${inWords[refuses]})`,
          ),
        ]
      : [],
  );
}

/** JSON is an expression of HCL, but for what would be a template there; more than one `$` before a brace goes by its code. */
function hcl(value: unknown): string {
  return jsonText(value, 2).replace(/[$%]+(?=\{)/g, (run) =>
    run.length === 1 ? run + run : run.replaceAll("$", "\\u0024").replaceAll("%", "\\u0025"),
  );
}

function terraform(pack: Pack): string {
  const resources = pack.policies.map((policy) => {
    const label = policy.name.replaceAll("-", "_");
    return `
${traceOf(pack, policy.name)
  .map((line) => `# ${line}\n`)
  .join("")}resource "aws_organizations_policy" "${label}" {
  name        = "${policy.name}"
  description = "${description}"
  type        = "${organizationsTypes[policy.type]}"
  # White space counts against the size of a policy: jsonencode writes none.
  content = jsonencode(${indented(hcl(policy.document), "  ")})
}

resource "aws_organizations_policy_attachment" "${label}" {
  for_each  = toset(var.target_ids)
  policy_id = aws_organizations_policy.${label}.id
  target_id = each.value
}
`;
  });
  return `${warningsOf(pack)
    .map((line) => `# ${line}\n`)
    .join("")}
variable "target_ids" {
  description = "The root, units or accounts that the policies bind: r-…, ou-…, 111122223333"
  type        = list(string)
  default     = []
}
${resources.join("")}`;
}

function indented(text: string, by: string): string {
  return text.replace(/\n/g, `\n${by}`);
}

/** AWS::Organizations::Policy, in the management account or a delegated administrator's. */
function template(pack: Pack) {
  const resourceOf = ({ name, type, document }: PackedPolicy): [string, object] => [
    name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
    {
      Type: "AWS::Organizations::Policy",
      Metadata: { Statements: pack.statements.filter(({ policy }) => policy === name) },
      Properties: {
        ...{ Name: name, Description: description, Type: organizationsTypes[type], Content: document },
        TargetIds: { "Fn::If": ["HasTargets", { Ref: "TargetIds" }, { Ref: "AWS::NoValue" }] },
      },
    },
  ];
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: description,
    Metadata: { Warnings: warningsOf(pack) },
    Parameters: {
      TargetIds: {
        Type: "CommaDelimitedList",
        Default: "",
        Description: "The root, units or accounts that the policies bind; none makes them and attaches them nowhere",
      },
    },
    Conditions: { HasTargets: { "Fn::Not": [{ "Fn::Equals": [{ "Fn::Join": ["", { Ref: "TargetIds" }] }, ""] }] } },
    Resources: Object.fromEntries(pack.policies.map(resourceOf)),
  };
}
