import { policy, type Statement, type Words } from "./policies.ts";
import type { Frame } from "./site.ts";

/** What every key is made with: the account's IAM policies decide. Source: KMS developer guide, "Default key policy". */
function accountRoot({ partition, account }: Frame): Statement {
  return {
    Sid: "Enable IAM User Permissions",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${account}:root` },
    Action: "kms:*",
    Resource: "*",
  };
}

export function keyPolicy(frame: Frame, ...more: Statement[]): string {
  return policy(accountRoot(frame), ...more);
}

/** Use of a key, for whomever `Principal` names. */
export function keyUse(Principal: Statement["Principal"], Condition?: Statement["Condition"]): Statement {
  return {
    Effect: "Allow",
    ...(Principal && { Principal }),
    Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
    Resource: "*",
    ...(Condition && { Condition }),
  };
}

/** Through these services alone, on behalf of this account: the fence that AWS puts around its own keys. */
export function viaServices({ account }: Frame, services: Words): NonNullable<Statement["Condition"]> {
  return { StringEquals: { "kms:CallerAccount": account, "kms:ViaService": services } };
}
