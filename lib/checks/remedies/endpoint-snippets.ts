import { hasMark } from "#lib/analysis/secrets/mark.ts";
import type { Fix } from "../fixes.ts";
import type { Fields } from "./fields.ts";
import { type Attributes, attributesOf, cloudFormationOf, terraformOf } from "./snippets.ts";

type Snippets = { [F in "terraform" | "cloudformation"]: Fix[F] | undefined };

/** A config under another name. @param known the fields for which Terraform may have arguments; it can say nothing of others */
export function configSnippets(old: string, name: string, fields: Fields, known = fields): Snippets {
  // Terraform has no argument for it, and calls the key of the volumes otherwise than that of data capture.
  const { ExplainerConfig: _, KmsKeyId, ...others } = known;
  const given: Attributes = {
    ...(KmsKeyId !== undefined && { kms_key_arn: String(KmsKeyId) }),
    ...attributesOf(others, { EnableSSMAccess: "enable_ssm_access" }),
  };
  const says = hasMark(old) || Object.keys(given).length > 0 || Object.keys(fields).length === 0;
  return {
    terraform: says ? terraformOf("endpoint-config", old, { name, ...given }) : undefined,
    cloudformation: cloudFormationOf("endpoint-config", { EndpointConfigName: name, ...fields }),
  };
}

/** An endpoint under another name, or with another config, or both; `config` is what makes that config. */
export function endpointSnippets(
  old: string,
  change: { EndpointName?: string; EndpointConfigName?: string },
  config: Snippets | undefined,
): Snippets {
  const { EndpointName: name, EndpointConfigName } = change;
  const own: Snippets = {
    terraform: terraformOf("endpoint", old, { name, endpoint_config_name: EndpointConfigName }),
    cloudformation: cloudFormationOf("endpoint", change),
  };
  return {
    terraform: [config?.terraform ?? [], own.terraform ?? []].flat().join("\n\n"),
    cloudformation: [config?.cloudformation ?? [], own.cloudformation ?? []].flat().join(",\n"),
  };
}
