import { describe, expect, test } from "vitest";
import { parseEvent } from "#lib/activity/event.ts";
import type { CloudTrailRecord } from "#lib/simulator/account.ts";
import { afternoon } from "#lib/simulator/accounts/demo/afternoon.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { credentials } from "#lib/simulator/shelves/iam.ts";

const ninetyDays = 90 * 24 * 60 * 60 * 1000;

// At noon, in the night, and at the turn of a day: sessions are cut by the clock. People who go on to work begin some more.
const moments = ["2026-11-22T15:04:05.678Z", "2026-03-01T02:20:00.000Z", "2026-06-30T23:59:59.999Z"];
const played = moments.map((moment) => ({ moment, account: demoAccount({ now: new Date(moment) }) }));
const later = moments.map((moment) => ({
  moment: `${moment}, later`,
  account: demoAccount({ now: new Date(moment) }),
}));
for (const [index, { account }] of later.entries()) {
  await afternoon(account, new Date(Date.parse(moments[index] ?? "") + 120_000));
}

describe.each([...played, ...later])("the demo's sessions at $moment", ({ moment, account }) => {
  const now = new Date(moment.slice(0, 24));
  const horizon = now.getTime() - ninetyDays;
  const events = account.regions.flatMap((region) => region.events);
  const since = (event: CloudTrailRecord) => Date.parse(contextOf(event)?.attributes?.creationDate ?? "");
  const temporary = events.filter((event) => contextOf(event) && keyOf(event));
  const callsByKey = Map.groupBy(temporary, (event) => keyOf(event) ?? "");

  test("each key of a role's session was issued by exactly one event, before its first use and until after its last", () => {
    const issuing = Map.groupBy(
      events.filter(({ eventName }) => eventName.startsWith("AssumeRole")),
      ({ responseElements }) => (responseElements as unknown as Issued | null)?.credentials.accessKeyId,
    );
    let checked = 0;
    for (const [key, calls] of callsByKey) {
      const [one] = calls;
      if (one?.userIdentity.type !== "AssumedRole") continue;
      expect(new Set(calls.map(since)).size, key).toBe(1);
      const issued = issuing.get(key) ?? [];
      if (since(one) <= horizon) {
        expect(issued, key).toEqual([]);
        continue;
      }
      expect(issued, `${key} of ${one.userIdentity.arn}`).toHaveLength(1);
      const [event] = issued;
      const answer = event?.responseElements as unknown as Issued;
      expect(event?.eventTime).toBe(contextOf(one)?.attributes?.creationDate);
      expect(event?.readOnly).toBe(true);
      const service = event?.userIdentity.invokedBy;
      // EC2 and Lambda ask for no duration, and get nothing but credentials.
      const isPlain = service === "ec2.amazonaws.com" || service === "lambda.amazonaws.com";
      expect(answer.assumedRoleUser?.arn).toBe(isPlain ? undefined : one.userIdentity.arn);
      const seconds = event?.requestParameters?.durationSeconds;
      if (isPlain) expect(seconds, key).toBeUndefined();
      else expect(Date.parse(`${answer.credentials.expiration} UTC`) - since(one), key).toBe(Number(seconds) * 1000);
      if (service === "sagemaker.amazonaws.com") expect(seconds, key).toBe(3600);
      expect(event?.requestParameters?.roleArn).toBe(contextOf(one)?.sessionIssuer?.arn);
      expect(event?.requestParameters?.sourceIdentity).toBe(contextOf(one)?.sourceIdentity);
      const times = calls.map(({ eventTime }) => Date.parse(eventTime));
      expect(Math.min(...times), key).toBeGreaterThan(since(one));
      expect(Math.max(...times), key).toBeLessThan(Date.parse(`${answer.credentials.expiration} UTC`));
      checked++;
    }
    expect(checked).toBeGreaterThan(1300);
  });

  test("each session of a user in the console began with exactly one sign-in, with MFA as its calls say", () => {
    const signIns = events.filter(({ eventName }) => eventName === "ConsoleLogin");
    let checked = 0;
    for (const [key, calls] of callsByKey) {
      const [one] = calls;
      if (!one || one.userIdentity.type === "AssumedRole" || since(one) <= horizon) continue;
      const began = signIns.filter(
        ({ userIdentity, eventTime }) =>
          userIdentity.arn === one.userIdentity.arn && eventTime === contextOf(one)?.attributes?.creationDate,
      );
      expect(began, `${key} of ${one.userIdentity.arn}`).toHaveLength(1);
      const MFAUsed = contextOf(one)?.attributes?.mfaAuthenticated === "true" ? "Yes" : "No";
      expect(began[0]?.additionalEventData).toMatchObject({ MFAUsed });
      expect(Math.min(...calls.map(({ eventTime }) => Date.parse(eventTime)))).toBeGreaterThan(since(one));
      checked++;
    }
    expect(checked).toBeGreaterThan(100);
    for (const event of signIns) {
      expect(event).toMatchObject({ eventType: "AwsConsoleSignIn", awsRegion: "us-east-1", requestParameters: null });
      expect(event.responseElements).toEqual({ ConsoleLogin: "Success" });
      expect(event.userIdentity.accessKeyId).toBeUndefined();
    }
    // An API's requests have an id, a sign-in has none.
    const without = events.filter(({ requestID }) => requestID === undefined);
    expect(new Set(without.map(({ eventName }) => eventName))).toEqual(new Set(["ConsoleLogin"]));
    expect(without).toHaveLength(signIns.length);
  });

  test("a sign-in with MFA names the device that its user has: an app on a phone, or a security key", () => {
    const apps = credentials.on(account).flatMap(({ arn, virtualMfaSince }) => (virtualMfaSince ? [arn] : []));
    const named = events.filter(({ additionalEventData }) => deviceOf(additionalEventData));
    const sorts = named.map(({ additionalEventData, userIdentity }) => {
      const user = String(userIdentity.arn);
      const sort = apps.includes(user) ? "mfa" : "u2f/user";
      const device = user.replace(":user/", `:${sort}/`) + (sort === "mfa" ? "$" : "/[\\w-]+$");
      expect(deviceOf(additionalEventData)).toMatch(new RegExp(`^${device}`));
      return sort;
    });
    expect(new Set(sorts)).toEqual(new Set(["mfa", "u2f/user"]));
  });

  test("a call that a service makes with somebody's session says which one does", () => {
    const forwarded = events.filter(
      ({ userIdentity, sourceIPAddress }) =>
        userIdentity.type === "AssumedRole" && sourceIPAddress.endsWith(".amazonaws.com"),
    );
    expect(forwarded.length).toBeGreaterThan(2);
    for (const { userIdentity, sourceIPAddress } of forwarded) expect(userIdentity.invokedBy).toBe(sourceIPAddress);
  });

  test("every record is read, and names an actor", () => {
    for (const event of events) {
      const { eventID: EventId, eventTime } = event;
      const read = parseEvent(
        { EventId, EventTime: new Date(eventTime), CloudTrailEvent: JSON.stringify(event) },
        event.awsRegion,
      );
      expect(read?.actor, event.eventName).toMatch(/^(?!unknown$)./);
      expect(read?.readOnly, event.eventName).toBe(event.readOnly);
      expect(read?.errorCode ?? undefined).toBe(event.errorCode);
    }
  });

  test("IAM and sign-ins write in us-east-1 alone", () => {
    const global = events.filter(({ eventSource }) => /^(iam|signin)\./.test(eventSource));
    expect(global.length).toBeGreaterThan(300);
    expect([...new Set(global.map(({ awsRegion }) => awsRegion))]).toEqual(["us-east-1"]);
  });
});

interface Issued {
  credentials: { accessKeyId: string; expiration: string };
  assumedRoleUser?: { arn: string };
}

interface Context {
  attributes?: { creationDate: string; mfaAuthenticated: string };
  sessionIssuer?: { arn: string };
  sourceIdentity?: string;
}

function deviceOf(data: unknown): string | undefined {
  return (data as { MFAIdentifier?: string } | undefined)?.MFAIdentifier;
}

function contextOf({ userIdentity }: CloudTrailRecord): Context | undefined {
  return userIdentity.sessionContext as Context | undefined;
}

/** Sign-ins of a federated user have a session and no key. */
function keyOf({ userIdentity }: CloudTrailRecord): string | undefined {
  return userIdentity.accessKeyId as string | undefined;
}
