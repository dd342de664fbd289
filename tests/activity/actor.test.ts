import { describe, expect, test } from "vitest";
import { account, arn, parsed, session } from "./records.ts";

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

describe("mfa", () => {
  const user = (mfaAuthenticated?: string) => ({
    type: "IAMUser",
    userName: "Alice",
    ...(mfaAuthenticated && { sessionContext: { attributes: { mfaAuthenticated } } }),
  });
  const assumedRoot = { assumedRoot: "true", attributes: { mfaAuthenticated: "false" } };
  const provider = { webIdFederationData: { federatedProvider: "arn:aws:iam::1:oidc-provider/github" } };
  test.each<[string, boolean | null, Record<string, unknown>]>([
    ["a console user with MFA", true, user("true")],
    ["a console user without", false, user("false")],
    ["a long-term access key", null, user()],
    ["a person's role session with MFA", true, session("Admin", "alice", "true")],
    ["a person's role session without", false, session("Admin", "alice", "false")],
    [
      "a person's role session, with the members that others have left empty",
      false,
      session("Admin", "alice", "false", { ec2RoleDelivery: "", assumedRoot: "", webIdFederationData: {} }),
    ],
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
    [
      "a federated user",
      null,
      {
        ...{ type: "FederatedUser", arn: "arn:aws:sts::1:federated-user/bob" },
        sessionContext: { sessionIssuer: { type: "IAMUser" }, attributes: { mfaAuthenticated: "false" } },
      },
    ],
    ["a root session that another account opened", null, { type: "Root", sessionContext: assumedRoot }],
    ["a flag that is neither", null, session("Admin", "alice", "maybe")],
  ])("%s: %s", (_, mfa, userIdentity) => {
    expect(parsed({ userIdentity }).mfa).toBe(mfa);
  });
});
