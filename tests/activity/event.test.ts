import type { Event } from "@aws-sdk/client-cloudtrail";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isUnreadable, parseEvent, withFreeText } from "#lib/activity/event.ts";
import { account, arn, looked, parsed, record, region, session } from "./records.ts";

describe("parseEvent", () => {
  test("takes every column from the record", () => {
    const event = parsed({ eventName: "UpdateNotebookInstance", requestParameters: { rootAccess: "Enabled" } });
    expect(event).toEqual({
      id: "4d6f0f1e-0000-4000-8000-000000000002",
      at: "2026-11-20T09:30:00.000Z",
      region,
      source: "sagemaker.amazonaws.com",
      name: "UpdateNotebookInstance",
      readOnly: false,
      actor: "DataScientist/alice",
      actorArn: `arn:aws:sts::${account}:assumed-role/DataScientist/alice`,
      actorType: "AssumedRole",
      sessionIssuer: arn("role/DataScientist", "iam"),
      sourceIdentity: null,
      behind: null,
      address: "203.0.113.7",
      userAgent: "aws-cli/2.31.0",
      mfa: true,
      tls: "TLSv1.3",
      errorCode: null,
      errorMessage: null,
      record: expect.objectContaining({ requestParameters: { rootAccess: "Enabled" } }),
    });
    expect(isUnreadable(event)).toBe(false);
  });

  test("keeps what went wrong, and the identity behind a shared role", () => {
    const event = parsed({
      userIdentity: session("studio", "SageMaker", "false", { sourceIdentity: "bob" }),
      errorCode: "AccessDenied",
      errorMessage: "User: x is not authorized",
    });
    expect(event).toMatchObject({
      sourceIdentity: "bob",
      errorCode: "AccessDenied",
      errorMessage: "User: x is not authorized",
    });
  });

  test.each([
    ["missing", undefined, "no record"],
    ["cut off", '{"eventName":"Cre', "not valid JSON"],
    ["a list", "[1]", "not a JSON object"],
    ["a number", "7", "not a JSON object"],
    ["empty", "{}", "not a JSON object"],
    ["huge", " ".repeat(1_000_001), "larger"],
  ])("a record that is %s leaves the outer fields, marked", (_, CloudTrailEvent, why) => {
    const notebook = arn("notebook-instance/nb");
    const Resources = [{ ResourceType: "AWS::SageMaker::NotebookInstance", ResourceName: notebook }];
    const outer = { ...looked({ eventName: "DeleteNotebookInstance" }), CloudTrailEvent, Resources } as Event;
    const event = parseEvent(outer, "eu-west-1");
    expect(event).toMatchObject({
      id: "4d6f0f1e-0000-4000-8000-000000000002",
      at: "2026-11-20T09:30:00.000Z",
      region: "eu-west-1",
      source: "sagemaker.amazonaws.com",
      name: "DeleteNotebookInstance",
      readOnly: false,
      actor: "alice",
      actorType: "Unknown",
      actorArn: null,
      mfa: null,
      tls: null,
      record: {
        unreadable: expect.stringContaining(why),
        resources: [{ type: "AWS::SageMaker::NotebookInstance", ARN: notebook }],
      },
    });
    expect(event && isUnreadable(event)).toBe(true);
  });

  test("an event without id or time is nothing; the record's own serve when the outer ones are missing", () => {
    const { EventId: _, EventTime: __, ...outer } = looked({});
    expect(parseEvent(outer, region)).toMatchObject({
      id: "4d6f0f1e-0000-4000-8000-000000000002",
      at: "2026-11-20T09:30:00.000Z",
    });
    expect(parseEvent({ ...looked({}), CloudTrailEvent: "", EventId: "" }, region)).toBeUndefined();
    expect(parseEvent({ ...looked({}), CloudTrailEvent: "", EventTime: new Date("never") }, region)).toBeUndefined();
    expect(parseEvent(null as unknown as Event, region)).toBeUndefined();
  });

  test("reads or writes: the record says, then the outer field, then the verb", () => {
    expect(parsed({ readOnly: true }).readOnly).toBe(true);
    expect(parsed({ readOnly: "false" }).readOnly).toBe(false);
    const old = { ...looked({ readOnly: undefined }), ReadOnly: undefined };
    expect(parseEvent(old, region)?.readOnly).toBe(true);
    expect(parseEvent({ ...old, ReadOnly: "false" }, region)?.readOnly).toBe(false);
    const assume = { ...looked({ readOnly: undefined, eventName: "AssumeRole" }), ReadOnly: undefined };
    expect(parseEvent(assume, region)?.readOnly).toBe(true);
    expect(
      parseEvent({ ...looked({ readOnly: undefined, eventName: "CreateApp" }), ReadOnly: undefined }, region)?.readOnly,
    ).toBe(false);
  });

  test("strings are cut between characters; control characters stay, NUL and half characters cannot be stored", () => {
    const event = parsed({
      userAgent: `${"x".repeat(1023)}😀`,
      errorMessage: "line\r\n\u001b[31mred\u0000\ud800",
      requestParameters: { "a\u0000": ["\u0000"] },
    });
    expect(event.userAgent).toBe("x".repeat(1023));
    expect(event.errorMessage).toBe("line\r\n\u001b[31mred\uFFFD\uFFFD");
    expect(event.record.requestParameters).toEqual({ "a\uFFFD": ["\uFFFD"] });
  });

  test("a bottomless record is cut, so that nothing after it can overflow", () => {
    const nested = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const event = parseEvent(
      { ...looked({}), CloudTrailEvent: `{"requestParameters":{"environment":${nested}}}` },
      region,
    );
    expect(event && isUnreadable(event)).toBe(false);
    expect(JSON.stringify(event?.record)).toContain("(nested too deeply)");
    expect(JSON.stringify(event?.record).length).toBeLessThan(1000);
  });

  test("after redaction the columns with a caller's own words follow the record", () => {
    const event = parsed({ errorMessage: "Value 'hunter2' at 'environment'", userAgent: "hunter2" });
    const redacted = { ...event.record, errorMessage: "Value '[redacted]' at 'environment'", userAgent: "[redacted]" };
    const after = withFreeText({ ...event, record: redacted });
    expect(JSON.stringify(after)).not.toContain("hunter2");
    expect(after).toMatchObject({ id: event.id, actor: event.actor, errorMessage: redacted.errorMessage });
  });
});

describe("actors", () => {
  const sts = `arn:aws:sts::${account}`;
  test.each<[string, Record<string, unknown>]>([
    ["Root", { type: "Root", arn: arn("root", "iam"), userName: "my-alias" }],
    ["Alice", { type: "IAMUser", arn: arn("user/Alice", "iam"), userName: "Alice" }],
    ["Alice", { type: "IAMUser", arn: arn("user/team/Alice", "iam") }],
    ["Data/jo@example.com", { type: "AssumedRole", arn: `${sts}:assumed-role/Data/jo@example.com` }],
    [
      "Data/jo",
      { type: "AssumedRole", principalId: "AROA1:jo", sessionContext: { sessionIssuer: { userName: "Data" } } },
    ],
    ["Data", { type: "Role", arn: arn("role/Data", "iam") }],
    ["federated-user/bob", { type: "FederatedUser", arn: `${sts}:federated-user/bob` }],
    ["repo:org/app", { type: "WebIdentityUser", principalId: "x:y", userName: "repo:org/app" }],
    ["x:jo", { type: "SAMLUser", principalId: "x:jo" }],
    ["sagemaker.amazonaws.com", { type: "AWSService", invokedBy: "sagemaker.amazonaws.com" }],
    ["account 111122223333", { type: "AWSAccount", principalId: "AROA9:x", accountId: "111122223333" }],
    ["identity-center/94482488-1", { type: "IdentityCenterUser", onBehalfOf: { userId: "94482488-1" } }],
    ["Alice", { type: "Unknown", arn: arn("user/team/Alice", "iam") }],
    ["Data/jo", { type: "Unknown", arn: `${sts}:assumed-role/Data/jo` }],
    ["new-kind", { type: "SomethingNew", userName: "new-kind" }],
    ["alice", {}],
  ])("%s", (actor, userIdentity) => {
    expect(parsed({ userIdentity }).actor).toBe(actor);
  });
});

test("a service event names the service and no type", () => {
  const event = parsed({
    userIdentity: { accountId: account, invokedBy: "sagemaker.amazonaws.com" },
    eventType: "AwsServiceEvent",
  });
  expect(event).toMatchObject({ actor: "sagemaker.amazonaws.com", actorType: "AWSService", mfa: null });
});

describe("who stands behind a shared role", () => {
  const shared = session("studio-exec", "SageMaker", "false");
  const user = { userId: "94482488-3041-7005-1111-2222aaaabbbb", identityStoreArn: "arn:aws:identitystore::1:d-1" };
  const federated = (attributes: Record<string, string>) =>
    session("deploy", "ci", "false", { webIdFederationData: { federatedProvider: "arn:idp", attributes } });
  test.each<[string, string | null, Record<string, unknown>]>([
    ["nobody else", null, { userIdentity: shared }],
    ["a user of Identity Center", `identity-center/${user.userId}`, { userIdentity: { ...shared, onBehalfOf: user } }],
    [
      "a user that a token is for",
      "identity-center/1-2",
      { userIdentity: shared, additionalEventData: { "identitystore:UserId": "1-2" } },
    ],
    [
      "the subject of a token",
      "repo:org/app:ref",
      { userIdentity: federated({ "token.example:sub": "repo:org/app:ref" }) },
    ],
    [
      "a user of a social provider",
      "amzn1.u",
      { userIdentity: federated({ aud: "x", "www.amazon.com:user_id": "amzn1.u" }) },
    ],
    ["an app is nobody", null, { userIdentity: federated({ aud: "x", appid: "y" }) }],
    [
      "another account's session",
      "jo",
      { userIdentity: { type: "AWSAccount", principalId: "AROA9:jo", accountId: "111122223333" } },
    ],
    ["a user of another account is an id", null, { userIdentity: { type: "AWSAccount", principalId: "AIDA9" } }],
    [
      "a delegate",
      "account 444455556666",
      { userIdentity: { ...shared, invokedByDelegate: { accountId: "444455556666" } } },
    ],
    [
      "a function",
      "arn:aws:lambda:us-east-1:1:function:f",
      { userIdentity: { ...shared, inScopeOf: { credentialsIssuedTo: "arn:aws:lambda:us-east-1:1:function:f" } } },
    ],
    [
      "what a task runs in",
      "arn:aws:ecs:us-east-1:1:task/t",
      {
        userIdentity: {
          ...shared,
          inScopeOf: { issuerType: "AWS::ECS::Task", sourceArn: "arn:aws:ecs:us-east-1:1:task/t" },
        },
      },
    ],
    [
      "the person before the function",
      `identity-center/${user.userId}`,
      { userIdentity: { ...shared, onBehalfOf: user, inScopeOf: { sourceArn: "arn:x" } } },
    ],
    [
      "whom a new session is for",
      "jo",
      { userIdentity: shared, eventSource: "sts.amazonaws.com", requestParameters: { sourceIdentity: "jo" } },
    ],
    ["the actor is not named twice", null, { userIdentity: { type: "IdentityCenterUser", onBehalfOf: user } }],
    ["values that are no text", null, { userIdentity: { ...shared, onBehalfOf: { userId: 7 }, inScopeOf: [] } }],
  ])("%s", (_, behind, fields) => {
    expect(parsed(fields).behind).toBe(behind);
  });
});

describe("sign-in to the console", () => {
  const signIn = (type: string, fields: Record<string, unknown>) =>
    parsed({
      userIdentity: { type, userName: "jo" },
      eventName: "ConsoleLogin",
      eventType: "AwsConsoleSignIn",
      ...fields,
    });
  test.each<[string, string, boolean | null]>([
    ["IAMUser", "Yes", true],
    ["IAMUser", "No", false],
    ["Root", "No", false],
    // Whoever comes from an identity provider has used MFA there, or not.
    ["AssumedRole", "No", null],
    ["IAMUser", "Perhaps", null],
  ])("%s with MFA %s: %s", (type, MFAUsed, mfa) => {
    expect(signIn(type, { additionalEventData: { MFAUsed } }).mfa).toBe(mfa);
  });

  test("a failure has no code of its own and is one all the same", () => {
    expect(signIn("IAMUser", { responseElements: { ConsoleLogin: "Failure" } }).errorCode).toBe("Failure");
    expect(signIn("IAMUser", { errorMessage: "Failed authentication" }).errorCode).toBe("Failure");
    expect(signIn("IAMUser", { responseElements: { ConsoleLogin: "Success" } }).errorCode).toBeNull();
  });
});

test("insights are named by the call they are about; times without a zone are UTC", () => {
  const insightDetails = { eventName: "CreateEndpoint", eventSource: "sagemaker.amazonaws.com" };
  const { EventTime: _, EventName: __, EventSource: ___, ...outer } = looked({});
  const whole = {
    ...record({}),
    eventName: undefined,
    eventSource: undefined,
    insightDetails,
    eventTime: "2026-11-20 09:30:00.5",
  };
  expect(parseEvent({ ...outer, CloudTrailEvent: JSON.stringify(whole) }, region)).toMatchObject({
    name: "CreateEndpoint",
    source: "sagemaker.amazonaws.com",
    at: "2026-11-20T09:30:00.500Z",
  });
});

describe("mfa", () => {
  const user = (mfaAuthenticated?: string) => ({
    type: "IAMUser",
    userName: "Alice",
    ...(mfaAuthenticated && { sessionContext: { attributes: { mfaAuthenticated } } }),
  });
  const provider = { webIdFederationData: { federatedProvider: "arn:aws:iam::1:oidc-provider/github" } };
  test.each<[string, boolean | null, Record<string, unknown>]>([
    ["a console user with MFA", true, user("true")],
    ["a console user without", false, user("false")],
    ["a long-term access key", null, user()],
    ["a person's role session with MFA", true, session("Admin", "alice", "true")],
    ["a person's role session without", false, session("Admin", "alice", "false")],
    ["a service", null, { type: "AWSService", invokedBy: "sagemaker.amazonaws.com" }],
    ["a notebook or Studio app", null, session("execution", "SageMaker", "false")],
    ["an EC2 instance", null, session("worker", "i-0abc1234def567890", "false")],
    ["credentials from instance metadata", null, session("worker", "x", "false", { ec2RoleDelivery: "1.0" })],
    [
      "a service-linked role",
      null,
      session("aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig", "c", "false"),
    ],
    ["Identity Center", null, session("aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_1", "jo", "false")],
    ["a web identity", null, session("deploy", "ci", "false", provider)],
    [
      "a Lambda function",
      null,
      { ...session("fn", "fn", "false"), inScopeOf: { issuerType: "AWS::Lambda::Function" } },
    ],
    ["a flag that is neither", null, session("Admin", "alice", "maybe")],
  ])("%s: %s", (_, mfa, userIdentity) => {
    expect(parsed({ userIdentity }).mfa).toBe(mfa);
  });
});

test("whatever the record holds, parsing never throws and gives columns of their types", () => {
  const hostile = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constant({ toString: 1, valueOf: 1 }),
    fc.string({ unit: "binary" }),
  );
  const fields = fc.dictionary(
    fc.constantFrom(
      "userIdentity",
      "eventName",
      "awsRegion",
      "tlsDetails",
      "readOnly",
      "errorMessage",
      "userAgent",
      "eventTime",
    ),
    fc.oneof(
      hostile,
      fc.record(
        { type: hostile, arn: hostile, sessionContext: hostile, tlsVersion: hostile, userName: hostile },
        { requiredKeys: [] },
      ),
      fc.record({
        type: fc.constantFrom("AssumedRole", "IAMUser", "AWSService"),
        sessionContext: fc.record({
          attributes: fc.record({ mfaAuthenticated: hostile }),
          sessionIssuer: hostile,
          webIdFederationData: hostile,
        }),
      }),
    ),
  );
  const outer = looked({});
  fc.assert(
    fc.property(fields, (given) => {
      const event = parseEvent({ ...outer, CloudTrailEvent: JSON.stringify(record(given)) }, region);
      if (!event) throw new Error("The event was lost.");
      for (const column of [event.name, event.region, event.source, event.actor, event.actorType, event.address]) {
        expect(typeof column).toBe("string");
        expect(column.length).toBeLessThanOrEqual(280);
        expect(column.isWellFormed() && !column.includes("\0")).toBe(true);
      }
      expect([true, false, null]).toContain(event.mfa);
      expect(JSON.stringify(event)).not.toContain("\\u0000");
    }),
    { numRuns: 100 },
  );
});
