import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changeSetting } from "./change-setting.ts";
import { aws } from "./commands.ts";
import { terraform } from "./snippets.ts";

interface Wanted {
  minimumLength: number;
  remembered: number;
}

/** The call writes the policy as a whole: what is there already is said again. Source: IAM API reference, UpdateAccountPasswordPolicy. */
export function strengthenPasswords(
  present: ResourceOf<"iam-account", "PasswordPolicy">["PasswordPolicy"],
  { identity }: Pick<CheckContext, "identity">,
  wanted: Wanted,
): Fix {
  const length = Math.max(wanted.minimumLength, present?.MinimumPasswordLength ?? 0);
  const reuse = Math.max(wanted.remembered, present?.PasswordReusePrevention ?? 0);
  const { RequireSymbols, RequireNumbers, RequireUppercaseCharacters, RequireLowercaseCharacters } = present ?? {};
  const { AllowUsersToChangePassword = true, HardExpiry, MaxPasswordAge } = present ?? {};
  const fix = changeSetting(
    { identity },
    {
      summary: `Ask users of ${identity.name} for ${length} characters and remember ${reuse} passwords. It holds from each user's next change of password on: a password manager makes long ones, and IAM Identity Center does without them.`,
      commands: [
        aws("iam", "update-account-password-policy", {
          "minimum-password-length": length,
          "password-reuse-prevention": reuse,
          "require-symbols": RequireSymbols || undefined,
          "require-numbers": RequireNumbers || undefined,
          "require-uppercase-characters": RequireUppercaseCharacters || undefined,
          "require-lowercase-characters": RequireLowercaseCharacters || undefined,
          "allow-users-to-change-password": AllowUsersToChangePassword || undefined,
          "hard-expiry": HardExpiry || undefined,
          "max-password-age": MaxPasswordAge || undefined,
        }),
      ],
    },
  );
  const arguments_ = { minimum_password_length: length, password_reuse_prevention: reuse };
  return { ...fix, terraform: terraform("aws_iam_account_password_policy", identity.name, arguments_) };
}
