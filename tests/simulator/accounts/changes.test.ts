import { describe, expect, test } from "vitest";
import type { CloudTrailRecord } from "#lib/simulator/account.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { credentials } from "#lib/simulator/shelves/iam.ts";
import { secrets } from "#lib/simulator/shelves/secrets-manager.ts";

const day = 24 * 60 * 60 * 1000;

describe.each(["2026-11-22T15:04:05.678Z", "2026-03-01T02:20:00.000Z"])("what others made at %s", (moment) => {
  const now = new Date(moment);
  const account = demoAccount({ now });
  const isYoung = (time: Date | undefined) => time !== undefined && now.getTime() - time.getTime() < 90 * day;
  const second = (time: Date | undefined) => `${time?.toISOString().slice(0, 19)}Z`;
  const events = account.regions.flatMap((region) => region.events);
  const made = (eventName: string) => events.filter((event) => event.eventName === eventName && !event.errorCode);

  test("a key that is to be deleted was scheduled, a grant made, by calls that name the key", () => {
    const expected: string[] = [];
    for (const { kms } of account.regions) {
      for (const { Arn, DeletionDate, grants = [] } of kms.keys) {
        if (DeletionDate)
          expected.push(`ScheduleKeyDeletion ${Arn} ${second(new Date(DeletionDate.getTime() - 30 * day))}`);
        for (const { CreationDate, GranteePrincipal } of grants) {
          if (isYoung(CreationDate) && GranteePrincipal?.includes(":role/"))
            expected.push(`CreateGrant ${Arn} ${second(CreationDate)}`);
        }
      }
    }
    expect(expected).toHaveLength(3);
    expect(events.filter(({ eventSource }) => eventSource.startsWith("kms")).map(keyCall)).toEqual(
      expect.arrayContaining(expected),
    );
  });

  test("a key that was rescued was scheduled a day before, and is enabled", () => {
    const [cancelled] = made("CancelKeyDeletion");
    const [arn] = resourceArns(cancelled);
    const scheduled = made("ScheduleKeyDeletion").find((event) => resourceArns(event)[0] === arn);
    const between = Date.parse(cancelled?.eventTime ?? "") - Date.parse(scheduled?.eventTime ?? "");
    expect(between / day).toBeCloseTo(1, 1);
    // Why it was: somebody's call was refused in between, for the key's state.
    const refused = events.filter(({ errorMessage }) => errorMessage === `${arn} is pending deletion.`);
    expect(refused.length).toBeGreaterThan(0);
    for (const { eventTime, errorCode } of refused) {
      expect(errorCode).toBe("KMSInvalidStateException");
      expect(eventTime > (scheduled?.eventTime ?? "") && eventTime < (cancelled?.eventTime ?? "")).toBe(true);
    }
    const key = account.regions.flatMap(({ kms }) => kms.keys).find(({ Arn }) => Arn === arn);
    expect(key?.KeyState).toBe("Enabled");
  });

  test("what was set by a call is what is there", () => {
    const set = (eventName: string, parameter: string) =>
      made(eventName).map(({ requestParameters }) => requestParameters?.[parameter]);
    const policies = account.regions.flatMap(({ kms }) => kms.keys.map(({ policy }) => policy));
    for (const policy of set("PutKeyPolicy", "policy")) expect(policies).toContain(policy);
    const inline = account.iam.roles.flatMap(({ RolePolicyList = [] }) => RolePolicyList);
    for (const document of set("PutRolePolicy", "policyDocument"))
      expect(inline.map(({ PolicyDocument }) => PolicyDocument)).toContain(document);
    const buckets = account.s3?.buckets.flatMap(({ Policy }) => (Policy ? [JSON.parse(Policy) as object] : []));
    for (const policy of set("PutBucketPolicy", "bucketPolicy")) expect(buckets).toContainEqual(policy);
    const groups = account.regions.flatMap(({ sagemaker }) => sagemaker.modelPackageGroups);
    for (const policy of set("PutModelPackageGroupPolicy", "resourcePolicy"))
      expect(groups.map(({ ResourcePolicy }) => ResourcePolicy)).toContain(policy);
    const rules = account.regions.flatMap(({ ec2 }) => ec2.securityGroups);
    const ports = (permissions: unknown) => (permissions as { items: { fromPort: number }[] }).items;
    for (const { requestParameters } of made("AuthorizeSecurityGroupIngress")) {
      const group = rules.find(({ GroupId }) => GroupId === requestParameters?.groupId);
      const items = ports(requestParameters?.ipPermissions);
      expect(items.map(({ fromPort }) => fromPort)).toEqual([22, 8888]);
      for (const { fromPort } of items)
        expect(group?.IpPermissions?.map(({ FromPort }) => FromPort)).toContain(fromPort);
    }
  });

  test("every access key and password of the last 90 days was made by a call, a gateway deleted, a secret rotated", () => {
    for (const { arn, columns } of credentials.on(account)) {
      const user = arn.slice(arn.lastIndexOf("/") + 1);
      for (const column of ["access_key_1_last_rotated", "access_key_2_last_rotated"]) {
        const time = columns[column];
        if (!time || !isYoung(new Date(time))) continue;
        const times = made("CreateAccessKey")
          .filter(({ requestParameters }) => requestParameters?.userName === user)
          .map(({ eventTime }) => eventTime);
        expect(times, `${user} ${column}`).toEqual([second(new Date(time))]);
      }
      const changed = columns.password_last_changed;
      if (!changed || !isYoung(new Date(changed))) continue;
      const own = made("ChangePassword").filter(({ userIdentity }) => userIdentity.arn === arn);
      expect(own.map(({ eventTime }) => eventTime)).toEqual([second(new Date(changed))]);
    }
    for (const { ec2, shelves } of account.regions) {
      for (const { DeleteTime, NatGatewayId } of ec2.natGateways) {
        if (!DeleteTime) continue;
        const [deletion] = made("DeleteNatGateway").filter(({ eventTime }) => eventTime === second(DeleteTime));
        expect(JSON.stringify(deletion?.requestParameters)).toContain(NatGatewayId);
      }
      for (const { LastRotatedDate, ARN } of secrets.on(shelves ? { shelves } : {})) {
        if (!LastRotatedDate || !isYoung(LastRotatedDate)) continue;
        const [end] = made("RotationSucceeded").filter(({ eventTime }) => eventTime === second(LastRotatedDate));
        expect(end?.additionalEventData).toEqual({ SecretId: ARN });
      }
    }
  });
});

function keyCall(event: CloudTrailRecord): string {
  return `${event.eventName} ${resourceArns(event)[0]} ${event.eventTime}`;
}

function resourceArns(event: CloudTrailRecord | undefined): unknown[] {
  return Array.isArray(event?.resources) ? event.resources.map(({ ARN }: { ARN?: unknown }) => ARN) : [];
}
