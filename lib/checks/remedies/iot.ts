import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changeSetting } from "./change-setting.ts";
import { aws } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { combinable, summaryOf, written } from "./written.ts";

/** A certificate that is not active opens nothing, and can be made active again. Source: IoT API reference, UpdateCertificate. */
export function turnOff(
  { certificateId = "" }: ResourceOf<"iot-certificate">,
  { identity }: CheckContext,
  summary: string,
): Fix {
  const write = (changes: readonly { summary: string }[]) =>
    changeSetting(
      { identity },
      {
        summary: `${summaryOf(changes)} An inactive certificate can be made active again, a revoked one not.`,
        takesAway: true,
        commands: [
          aws("iot", "update-certificate", {
            "certificate-id": certificateId,
            "new-status": "INACTIVE",
            region: identity.region,
          }),
        ],
        terraform: { active: false },
        cloudFormation: { Status: "INACTIVE" },
      },
    );
  return combinable("iot-certificate", write, { summary });
}

/** Takes the alias away by which devices get credentials; what is left of the service goes when nobody needs it to look things up. */
export function dropRoleAlias({ IotRoleAlias = "" }: ResourceOf<"device-fleet">, { identity }: CheckContext): Fix {
  const { name, region } = identity;
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: `Delete the role alias of ${name}, once no device needs it that has moved to something else: its credentials run out within hours. Then deregister the devices, turn off their certificates, and delete the fleet and its role.`,
    steps: () => [
      aws("iot", "delete-role-alias", { "role-alias": IotRoleAlias, region }),
      { comment: "Once its devices are deregistered:" },
      { later: aws("sagemaker", "delete-device-fleet", { "device-fleet-name": name, region }) },
    ],
    ...consoleLink(identity),
  });
}

/** Other credentials for whoever comes by the alias, from the next time they ask. */
export function changeRoleAlias(
  { identity }: CheckContext,
  change: { summary: string; duration?: number; role?: "ROLE_ARN" },
): Fix {
  type Change = typeof change;
  const write = (changes: readonly Change[]) => {
    const { duration, role } = Object.assign({}, ...changes) as Change;
    return changeSetting(
      { identity },
      {
        summary: summaryOf(changes),
        takesAway: role !== undefined,
        commands: [
          aws("iot", "update-role-alias", {
            "role-alias": identity.name,
            "role-arn": role,
            "credential-duration-seconds": duration,
            region: identity.region,
          }),
        ],
        terraform: { ...(role && { role_arn: role }), ...(duration && { credential_duration: duration }) },
        cloudFormation: {
          RoleAlias: identity.name,
          ...(role && { RoleArn: role }),
          ...(duration && { CredentialDurationSeconds: duration }),
        },
      },
    );
  };
  return combinable("iot-role-alias", write, change);
}
