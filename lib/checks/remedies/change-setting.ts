import type { Kind } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import type { Command } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { type Attributes, cloudFormationOf, terraformOf } from "./snippets.ts";
import { written } from "./written.ts";

interface Setting {
  summary: string;
  commands: readonly Command[];
  /** Arguments of the resource in Terraform and properties in CloudFormation, where it has this setting there. */
  terraform?: Attributes;
  cloudFormation?: object;
  guardrail?: Guardrail | readonly Guardrail[];
}

/** A setting of one resource that a call or two change, and nothing stops for. */
export function changeSetting({ identity }: Pick<CheckContext, "identity">, setting: Setting): Fix {
  const kind = identity.kind as Kind;
  const { summary, commands, terraform, cloudFormation, guardrail } = setting;
  return written({
    mutability: "in-place",
    summary,
    steps: () => commands,
    terraform: terraform && terraformOf(kind, identity.name, terraform),
    cloudformation: cloudFormation && cloudFormationOf(kind, cloudFormation),
    ...consoleLink(identity),
    guardrail,
  });
}
