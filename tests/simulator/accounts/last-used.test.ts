import { describe, expect, test } from "vitest";
import type { CloudTrailRecord } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { credentials, uses } from "#lib/simulator/shelves/iam.ts";
import { organizationPolicies } from "#lib/simulator/shelves/organizations.ts";

const ninetyDays = 90 * 24 * 60 * 60 * 1000;

describe.each(["2026-11-22T15:04:05.678Z", "2026-03-01T02:20:00.000Z", "2026-06-30T23:59:59.999Z"])(
  "what was used and what is forbidden at %s, beside the trail",
  (moment) => {
    const now = new Date(moment);
    const account = demoAccount({ now });
    const events = account.regions.flatMap((region) => region.events);
    const calls = events.filter(({ eventType }) => eventType === "AwsApiCall");
    const byRole = Map.groupBy(calls, issuerOf);
    const newest = (some: readonly CloudTrailRecord[]) =>
      Math.max(0, ...some.map(({ eventTime }) => Date.parse(eventTime)));
    const inSpan = (time: string) => Date.parse(time) > now.getTime() - ninetyDays;

    test("what IAM says that a role never used, or not since, no session of the role called", () => {
      let used = 0;
      let never = 0;
      for (const { arn, services } of uses.on(account)) {
        for (const { ServiceNamespace, LastAuthenticated, TrackedActionsLastAccessed = [] } of services) {
          const own = (byRole.get(arn) ?? []).filter(
            ({ eventSource }) => eventSource === `${ServiceNamespace}.amazonaws.com`,
          );
          expect(LastAuthenticated?.getTime() ?? 0, `${arn} ${ServiceNamespace}`).toBeGreaterThanOrEqual(newest(own));
          for (const { ActionName, LastAccessedTime } of TrackedActionsLastAccessed) {
            const last = newest(own.filter(({ eventName }) => eventName === ActionName));
            expect(LastAccessedTime?.getTime() ?? 0, `${arn} ${ActionName}`).toBeGreaterThanOrEqual(last);
          }
          if (own.length > 0) used++;
          else if (!LastAuthenticated) never++;
        }
      }
      expect(used).toBeGreaterThan(20);
      expect(never).toBeGreaterThan(50);
    });

    test("no session of a role called after the role was used last", () => {
      let checked = 0;
      for (const { Arn, RoleLastUsed } of account.iam.roles) {
        const last = newest(byRole.get(Arn) ?? []);
        expect(RoleLastUsed?.LastUsedDate?.getTime() ?? 0, Arn).toBeGreaterThanOrEqual(last);
        if (last > 0) checked++;
      }
      expect(checked).toBeGreaterThan(15);
    });

    test("a password was used last when its user signed in last, and no other time within the trail is said", () => {
      const signIns = events.filter(({ eventName, errorCode }) => eventName === "ConsoleLogin" && !errorCode);
      let checked = 0;
      for (const { arn, columns } of credentials.on(account)) {
        const last = newest(signIns.filter(({ userIdentity }) => userIdentity.arn === arn));
        const said = columns.password_last_used ?? "no_information";
        if (last > 0) expect(Date.parse(said), arn).toBe(last);
        else expect(inSpan(said), arn).toBe(false);
        if (last > 0) checked++;
      }
      expect(checked).toBeGreaterThan(7);
    });

    test("a user's access key was used last when the trail has its last call", () => {
      let checked = 0;
      for (const { arn, columns } of credentials.on(account)) {
        const own = calls.filter(
          ({ userIdentity }) => userIdentity.arn === arn && String(userIdentity.accessKeyId).startsWith("AKIA"),
        );
        const said = ["access_key_1_last_used_date", "access_key_2_last_used_date"].flatMap(
          (column) => columns[column] ?? [],
        );
        if (own.length > 0) expect(Math.max(...said.map(Date.parse)), arn).toBe(newest(own));
        else expect(said.filter(inSpan), arn).toEqual([]);
        if (own.length > 0) checked++;
      }
      expect(checked).toBe(2);
    });

    test("what the organization's policies deny to a caller was not done, and what was refused for them they deny", () => {
      const denials = organizationPolicies
        .on(account)
        .filter(({ PolicySummary, targets }) => PolicySummary?.Type === "SERVICE_CONTROL_POLICY" && targets.length > 0)
        .flatMap(({ Content = "{}" }) => (JSON.parse(Content) as { Statement: Denial[] }).Statement)
        .filter(({ Effect }) => Effect === "Deny");
      const denies = (event: CloudTrailRecord, principal = issuerOf(event) ?? String(event.userIdentity.arn)) =>
        denials.some(
          ({ Action, Condition }) =>
            [Action].flat().some((pattern) => alike(pattern, actionOf(event))) &&
            holds(Condition, { principal, roleDelivery: contextOf(event)?.ec2RoleDelivery }),
        );
      // AWS's services, and whom an identity provider vouches for, are none of the account's principals yet.
      const ours = calls.filter(({ userIdentity, errorCode }) => userIdentity.arn && !errorCode);
      const against = ours.filter((event) => denies(event));
      expect(against.map((event) => `${actionOf(event)} ${event.userIdentity.arn}`)).toEqual([]);
      const others = ours.filter((event) => denies(event, `arn:aws:iam::${account.id}:role/somebody`));
      expect(others.map(({ eventName }) => eventName)).toContain("StopLogging");
      const refused = calls.filter(({ errorMessage }) => errorMessage?.includes("in a service control policy"));
      expect(refused.length).toBeGreaterThan(0);
      for (const event of refused) expect(denies(event), actionOf(event)).toBe(true);
    });
  },
);

interface Denial {
  Effect: string;
  Action: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

interface Caller {
  principal: string;
  roleDelivery: string | undefined;
}

/** By what a record tells of the caller. What hangs on the request is not looked into. */
function holds(condition: Denial["Condition"], { principal, roleDelivery }: Caller): boolean {
  return Object.entries(condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const patterns = [values].flat();
      if (`${operator} ${key}` === "ArnNotLike aws:PrincipalArn")
        return !patterns.some((pattern) => alike(pattern, principal));
      if (`${operator} ${key}` === "NumericLessThan ec2:RoleDelivery")
        return roleDelivery !== undefined && patterns.some((value) => Number(roleDelivery) < Number(value));
      return false;
    }),
  );
}

function alike(pattern: string, text: string): boolean {
  const expression = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${expression}$`, "i").test(text);
}

function actionOf({ eventSource, eventName }: CloudTrailRecord): string {
  return `${eventSource.split(".")[0]}:${eventName}`;
}

interface Context {
  sessionIssuer?: { arn: string };
  ec2RoleDelivery?: string;
}

function contextOf({ userIdentity }: CloudTrailRecord): Context | undefined {
  return userIdentity.sessionContext as Context | undefined;
}

function issuerOf(event: CloudTrailRecord): string | undefined {
  return contextOf(event)?.sessionIssuer?.arn;
}
