import type { CloudTrailRecord, SimulatedAccount } from "#lib/simulator/account.ts";
import { credentials } from "#lib/simulator/shelves/iam.ts";
import { day, type Frame } from "./site.ts";

interface KeySpec {
  rotatedDaysAgo: number;
  /** Before the trail begins; what it has of the first key counts. Never, when left out. */
  usedDaysAgo?: number;
  usedFor?: string;
  inactive?: true;
}

interface CredentialSpec {
  /** The root user, when left out. */
  user?: string;
  /** When it was used last, the trail tells. */
  password?: { changedDaysAgo: number };
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
  const ago = (days: number) => inReport(new Date(frame.now.getTime() - days * day).toISOString());
  const root = `arn:${frame.partition}:iam::${frame.account}:root`;
  const since = new Date(frame.now.getTime() - 400 * day);
  credentials.put(account, {
    ...(mfa === "app" && { virtualMfaSince: since }),
    arn: user === undefined ? root : `arn:${frame.partition}:iam::${frame.account}:user/${user}`,
    columns: {
      mfa_active: String(mfa !== "none"),
      ...(password && {
        ...(user !== undefined && { password_enabled: "true", password_last_changed: ago(password.changedDaysAgo) }),
        password_last_used: "no_information",
      }),
      ...Object.assign({}, ...keys.map((key, index) => keyColumns(key, index + 1, ago))),
    },
  });
}

/** When passwords and the first access keys were used last, as far as the finished trail knows better than what was said. */
export function credentialUses(account: SimulatedAccount): void {
  const signIns = new Map<unknown, CloudTrailRecord>();
  const keyCalls = new Map<unknown, CloudTrailRecord>();
  for (const event of account.regions.flatMap(({ events }) => events)) {
    const { arn, type, accessKeyId } = event.userIdentity;
    const isSignIn = event.eventName === "ConsoleLogin" && !event.errorCode && type !== "AssumedRole";
    const isKeys = type === "IAMUser" && String(accessKeyId).startsWith("AKIA");
    const last = isSignIn ? signIns : isKeys ? keyCalls : undefined;
    if (last && !((last.get(arn)?.eventTime ?? "") > event.eventTime)) last.set(arn, event);
  }
  for (const one of credentials.on(account)) {
    const signIn = signIns.get(one.arn);
    const call = keyCalls.get(one.arn);
    one.columns = {
      ...one.columns,
      ...(signIn && { password_last_used: inReport(signIn.eventTime) }),
      ...(call && {
        access_key_1_last_used_date: inReport(call.eventTime),
        access_key_1_last_used_region: call.awsRegion,
        access_key_1_last_used_service: call.eventSource.slice(0, call.eventSource.indexOf(".")),
      }),
    };
  }
}

/** A time as the report has it, from one in ISO 8601. */
function inReport(time: string): string {
  return time.replace(/(\.\d+)?Z$/, "+00:00");
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
