import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { credentials } from "#lib/simulator/shelves/iam.ts";
import { day, type Frame } from "./site.ts";

interface KeySpec {
  rotatedDaysAgo: number;
  /** Never, when left out. */
  usedDaysAgo?: number;
  usedFor?: string;
  inactive?: true;
}

interface CredentialSpec {
  /** The root user, when left out. */
  user?: string;
  /** Days since it was used, or null for a password that never was. */
  password?: { changedDaysAgo: number; usedDaysAgo: number | null };
  /** With an app on a phone, or with a security key. */
  mfa: "app" | "key" | "none";
  keys?: readonly KeySpec[];
}

/** What somebody signs in with. Source: IAM user guide, "Getting credential reports for your account", report format. */
export function credential(
  account: SimulatedAccount,
  frame: Frame,
  { user, password, mfa, keys = [] }: CredentialSpec,
) {
  const ago = (days: number) => new Date(frame.now.getTime() - days * day).toISOString().replace(/\.\d+Z$/, "+00:00");
  const root = `arn:${frame.partition}:iam::${frame.account}:root`;
  const since = new Date(frame.now.getTime() - 400 * day);
  credentials.put(account, {
    ...(mfa === "app" && { virtualMfaSince: since }),
    arn: user === undefined ? root : `arn:${frame.partition}:iam::${frame.account}:user/${user}`,
    columns: {
      mfa_active: String(mfa !== "none"),
      ...(password && {
        ...(user !== undefined && { password_enabled: "true", password_last_changed: ago(password.changedDaysAgo) }),
        password_last_used: password.usedDaysAgo === null ? "no_information" : ago(password.usedDaysAgo),
      }),
      ...Object.assign({}, ...keys.map((key, index) => keyColumns(key, index + 1, ago))),
    },
  });
}

function keyColumns(key: KeySpec, number: number, ago: (days: number) => string): Record<string, string> {
  const { rotatedDaysAgo, usedDaysAgo, usedFor = "sagemaker", inactive } = key;
  const columns = {
    active: String(!inactive),
    last_rotated: ago(rotatedDaysAgo),
    ...(usedDaysAgo !== undefined && {
      last_used_date: ago(usedDaysAgo),
      last_used_region: "us-east-1",
      last_used_service: usedFor,
    }),
  };
  return Object.fromEntries(Object.entries(columns).map(([name, value]) => [`access_key_${number}_${name}`, value]));
}
