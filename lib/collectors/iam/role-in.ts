import type { RoleDetail } from "@aws-sdk/client-iam";
import { decode } from "./documents.ts";

/** The role that a text means. */
export function roleIn(text: string): string | undefined {
  return /^arn:[\w-]+:iam::\d{12}:role\//.test(text) ? text : undefined;
}

/** True as well for a role that does not say whom it trusts. */
export function trustsSageMaker(role: Pick<RoleDetail, "AssumeRolePolicyDocument">): boolean {
  return decode(role.AssumeRolePolicyDocument)?.includes("sagemaker") ?? true;
}
