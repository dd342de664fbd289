import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changeSetting } from "./change-setting.ts";
import { aws } from "./commands.ts";
import { sagemaker } from "./endpoint-moves.ts";
import { terraformOf } from "./snippets.ts";
import { written } from "./written.ts";

export function limitAddresses(context: CheckContext): Fix {
  const { name, region } = context.identity;
  const Cidrs = ["NEW_CIDR"];
  return changeSetting(context, {
    summary: `Let people of ${name} work from the networks of their offices and VPN alone: up to ten ranges, and whoever comes from elsewhere is told that nothing is there.`,
    takesAway: true,
    commands: [sagemaker("update-workforce", { "workforce-name": name, "source-ip-config": { Cidrs }, region })],
    terraform: { source_ip_config: { cidrs: Cidrs } },
  });
}

/** In the pool, which other applications may use as well. */
export function requireMfa(pool: string, { identity }: CheckContext): Fix {
  const { name, region } = identity;
  return written({
    mutability: "in-place",
    summary: `Require a second factor in the user pool of ${name}; people set up an authenticator app when they next sign in. Another application that signs in with the pool asks for it too.`,
    steps: () => [
      aws("cognito-idp", "set-user-pool-mfa-config", {
        "user-pool-id": pool,
        "software-token-mfa-configuration": { Enabled: true },
        "mfa-configuration": "ON",
        region,
      }),
    ],
    terraform: terraformOf("cognito-user-pool", name, {
      mfa_configuration: "ON",
      software_token_mfa_configuration: { enabled: true },
    }),
  });
}

/** For the worker's address as SageMaker sees it; inside a VPC that is another setting. */
export function bindLinks(context: CheckContext): Fix {
  const { name, region } = context.identity;
  const S3Presign = { IamPolicyConstraints: { SourceIp: "Enabled", VpcSourceIp: "Disabled" } };
  return changeSetting(context, {
    summary: `Let the links to data that ${name} is shown work from the worker's own address alone. People whose portal is in a VPC need VpcSourceIp in place of SourceIp.`,
    takesAway: true,
    commands: [
      sagemaker("update-workteam", { "workteam-name": name, "worker-access-configuration": { S3Presign }, region }),
    ],
    terraform: {
      worker_access_configuration: {
        s3_presign: { iam_policy_constraints: { source_ip: "Enabled", vpc_source_ip: "Disabled" } },
      },
    },
  });
}
