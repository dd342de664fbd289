import { Opaque, type Term, type Terms } from "../world.ts";
import type { Shape } from "./define.ts";
import { documentText } from "./documents.ts";
import { fill, standsFor } from "./fill.ts";

/** What KMS makes of a key without a policy: its account may do everything, by its own policies. Source: KMS developer guide, "Default key policy". */
const usualPolicy = (arn: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${arn.split(":")[4] ?? ""}:root` },
      Action: "kms:*",
      Resource: "*",
    },
  ],
});

export const kmsKeyShape: Shape = {
  kind: "kms-key",
  cloudFormation: "AWS::KMS::Key",
  terraform: "aws_kms_key",
  beside: ["AWS::KMS::Alias", "aws_kms_alias"],
  shape({ manner, names, settings, beside, world }) {
    const isCloud = manner === "cloudformation";
    const field = (cloud: string, plan: string): Term | undefined => settings[isCloud ? cloud : plan] ?? undefined;
    const enabled = yes(field("Enabled", "is_enabled"), true);
    const spec = field("KeySpec", "customer_master_key_spec") ?? "SYMMETRIC_DEFAULT";
    const policy = world.marking(() => documentText(field("KeyPolicy", "policy"), world));
    const rotation = yes(field("EnableKeyRotation", "enable_key_rotation"), false);
    const resource: Terms = {
      KeyId: names.id,
      Arn: names.arn,
      KeyManager: "CUSTOMER",
      Enabled: enabled,
      KeyState: standsFor(enabled) === false ? "Disabled" : "Enabled",
      KeySpec: spec,
      KeyUsage: field("KeyUsage", "key_usage") ?? "ENCRYPT_DECRYPT",
      Origin: field("Origin", "origin") ?? "AWS_KMS",
      Rotation: spec === "SYMMETRIC_DEFAULT" ? { KeyRotationEnabled: rotation } : null,
      Policy: policy ?? JSON.stringify(usualPolicy(names.arn)),
    };
    fill(resource, { CreationDate: new Opaque("made CreationDate", "CreationDate", { isMade: true }) });
    const also = beside.flatMap((alias) =>
      alias.isOf(world.open(alias.settings.TargetKeyId ?? alias.settings.target_key_id)) ? [alias.names.name] : [],
    );
    return { resource, parts: ["Policy", "Rotation"], also };
  },
  written: (field) =>
    ({ Policy: "KeyPolicy", "Rotation.KeyRotationEnabled": "EnableKeyRotation", KeyState: "Enabled" })[field],
};

function yes(term: Term | undefined, otherwise: boolean): Term {
  const value = standsFor(term);
  if (value === undefined || value === null) return otherwise;
  return value instanceof Opaque ? value : String(value).toLowerCase() === "true";
}
