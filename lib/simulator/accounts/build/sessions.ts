import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { agents } from "#lib/simulator/accounts/activity/clients.ts";
import { credentials } from "#lib/simulator/shelves/iam.ts";
import { consoleKey, userOf } from "./actors.ts";
import { openingOf } from "./openings.ts";
import { iamId } from "./random.ts";
import { type SessionUse, sessionUses } from "./session-uses.ts";
import { day, type Frame, hour, later, type Site } from "./site.ts";
import { record } from "./trail.ts";

/** Sign-ins of IAM users and root, and what has no region, are written here. Source: CloudTrail user guide, "Console sign-in events". */
const home = "us-east-1";
/** As long as a console session of an IAM user lasts. */
const signedIn = 12 * hour;

/**
 * Whoever acts got the credentials somewhere: writes, for every session in the finished trail (or each of `uses`) that began inside of
 * the event history, the call that issued its key, and for sessions of the console the sign-in before it.
 */
export function issueSessions(
  account: SimulatedAccount,
  frame: Frame,
  uses: readonly SessionUse[] = sessionUses(account.regions),
): void {
  const roles = new Map(account.iam.roles.map((role) => [role.Arn, role]));
  const siteOf = (name: string): Site | undefined => {
    const content = account.regions.find((region) => region.name === name);
    return content && { ...frame, region: name, content };
  };
  const global = siteOf(home);
  if (!global) return;
  const apps = credentials.on(account).flatMap(({ arn, virtualMfaSince }) => (virtualMfaSince ? arn : []));
  const signIns = new SignIns(global, new Set(apps));
  const visits = new Map<string, number>();
  for (const use of uses) {
    begin(use);
    const site = siteOf(use.region.name) ?? global;
    if (use.type !== "AssumedRole") {
      signIns.write(use, use.since);
      continue;
    }
    const role = roles.get(use.issuer);
    if (!role) continue;
    const { atHome, user, by, ...call } = openingOf(frame, role, use);
    const identity = user === undefined ? undefined : signIns.userAt(user, use);
    record(atHome ? global : site, { ...call, at: use.since, by: identity ? { ...by, identity: () => identity } : by });
    // The console of a federated user; once a day is enough for who renews the session at noon.
    const before = visits.get(use.issuer + use.session);
    if (!atHome || !use.console || (before !== undefined && use.since.getTime() - before < day / 2)) continue;
    visits.set(use.issuer + use.session, use.since.getTime());
    signIns.write(use, later(use.since, 1 / 60));
  }
}

/** The calls of a session say when it began. */
function begin({ identities, since }: SessionUse): void {
  const creationDate = `${since.toISOString().slice(0, 19)}Z`;
  for (const { sessionContext } of identities) {
    if (sessionContext) sessionContext.attributes.creationDate = creationDate;
  }
}

class SignIns {
  readonly #site: Site;
  readonly #apps: ReadonlySet<string>;
  readonly #sessions = new Map<string, { since: Date; identity: Record<string, unknown> }>();

  /** @param apps ARNs of who has an app on a phone; anybody else's MFA is a security key */
  constructor(site: Site, apps: ReadonlySet<string>) {
    this.#site = site;
    this.#apps = apps;
  }

  /** The user's console session at that time, signed in just before when there was none. */
  userAt(user: string, use: SessionUse): Record<string, unknown> {
    const known = this.#sessions.get(user);
    if (known && use.since.getTime() - known.since.getTime() < signedIn - hour) return known.identity;
    const since = later(use.since, -(60 + use.accessKeyId.charCodeAt(7)) / 60);
    const creationDate = `${since.toISOString().slice(0, 19)}Z`;
    const base = userOf(this.#site, use.channel, user, true).identity(since);
    const identity = {
      ...base,
      accessKeyId: consoleKey(String(base.arn), creationDate),
      sessionContext: { attributes: { creationDate, mfaAuthenticated: "true" } },
    };
    this.#sessions.set(user, { since, identity });
    this.write({ ...use, type: "IAMUser", mfa: true, identities: new Set(), console: true }, since, identity);
    return identity;
  }

  /** `signin:ConsoleLogin`; the event names the user and no key. */
  write(use: SessionUse, at: Date, whole: object | undefined = [...use.identities][0]): void {
    const { accessKeyId: _, sessionContext, ...identity } = (whole ?? {}) as Record<string, unknown>;
    const isRole = use.type === "AssumedRole";
    const path = `console.aws.amazon.com/console/home?region=${use.region.name}&state=hashArgs%23&isauthcode=true`;
    // A browser's, also for who goes on in a terminal.
    const agent = use.channel.agent.startsWith("Mozilla") ? use.channel.agent : agents.mac;
    record(this.#site, {
      at,
      by: {
        ...use.channel,
        agent,
        identity: () => ({ ...identity, ...(isRole && { sessionContext }) }),
      },
      action: "signin:ConsoleLogin",
      response: { ConsoleLogin: "Success" },
      extra: {
        eventType: "AwsConsoleSignIn",
        additionalEventData: {
          LoginTo: `https://${use.region.name}.${path}`,
          MobileVersion: "No",
          MFAUsed: use.mfa && !isRole ? "Yes" : "No",
          ...(use.mfa && use.type === "IAMUser" && { MFAIdentifier: this.#deviceOf(String(identity.arn)) }),
        },
      },
    });
  }

  #deviceOf(user: string): string {
    if (this.#apps.has(user)) return user.replace(":user/", ":mfa/");
    return `${user.replace(":user/", ":u2f/user/")}/${iamId("default-", `security key of ${user}`)}`;
  }
}
