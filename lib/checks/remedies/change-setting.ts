import type { Kind } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import type { Command } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { type Attributes, cloudFormationOf, terraformOf } from "./snippets.ts";
import { written } from "./written.ts";

interface Setting {
  summary: string;
  commands: readonly Command[];
  /** Whether people lose by it what they use: see `Fix`. */
  takesAway?: boolean;
  /** Arguments of the resource in Terraform and properties in CloudFormation, where it has this setting there. */
  terraform?: Attributes;
  cloudFormation?: object;
  guardrail?: Guardrail | readonly Guardrail[];
}

/**
 * A setting of one resource that a call or two change, and nothing stops for. What another account owns, as an organization's trail or
 * a partner's key, is that account's to change.
 */
export function changeSetting({ identity }: Pick<CheckContext, "identity">, setting: Setting): Fix {
  const kind = identity.kind as Kind;
  const { summary, commands, takesAway, terraform, cloudFormation, guardrail } = setting;
  const owner = parseArn(identity.arn)?.account || identity.account;
  return written({
    mutability: "in-place",
    summary: owner === identity.account ? summary : `${summary} Run the command in account ${owner}, whose it is.`,
    takesAway,
    steps: () => commands,
    terraform: terraform && terraformOf(kind, identity.name, terraform),
    cloudformation: cloudFormation && cloudFormationOf(kind, cloudFormation),
    ...consoleLink(identity),
    guardrail,
  });
}
