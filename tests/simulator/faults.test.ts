import { ListModelsCommand } from "@aws-sdk/client-sagemaker";
import { afterEach, describe, expect, test } from "vitest";
import { type FaultedCall, Faults } from "#lib/simulator/faults.ts";
import type { Fault, FaultKind } from "#lib/simulator/server.ts";
import { everyClient } from "./every-client.ts";
import { callerArn, sagemakerArn } from "./fixture/names.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const simulator = await simulated();
const { sagemaker, ec2, iam, sts, s3, kms, cloudtrail } = everyClient(at(simulator));
const patient = everyClient(at(simulator, { maxAttempts: 3 }));
const everywhere = (kind: FaultKind, changes: Partial<Fault> = {}) => [{ action: "*", kind, ...changes }];

afterEach(() => simulator.setFaults([]));

describe("refusals are worded as each service words them", () => {
  const calls: [string, () => Promise<unknown>][] = [
    ["sagemaker", () => sagemaker.listModels({})],
    ["ec2", () => ec2.describeVpcs({})],
    ["iam", () => iam.listRoles({})],
    ["s3", () => s3.listBuckets({})],
  ];

  test.each<[FaultKind, string[]]>([
    ["denied", ["AccessDeniedException 400", "UnauthorizedOperation 403", "AccessDenied 403", "AccessDenied 403"]],
    ["throttled", ["ThrottlingException 400", "RequestLimitExceeded 503", "Throttling 400", "SlowDown 503"]],
    ["error-500", ["InternalFailure 500", "InternalError 500", "InternalFailure 500", "InternalError 500"]],
    ["unsupported", ["UnknownOperationException 400", "InvalidAction 400", "InvalidAction 400", "NotImplemented 501"]],
    ["expired-token", ["ExpiredTokenException 400", "RequestExpired 400", "ExpiredToken 403", "ExpiredToken 400"]],
  ])("%s", async (kind, expected) => {
    simulator.setFaults(everywhere(kind));
    const codes = [];
    for (const [, call] of calls) {
      const { code, status } = await failureOf(call());
      codes.push(`${code} ${status}`);
    }
    expect(codes).toEqual(expected);
  });

  test("denial says who may not do what to which resource, and why", async () => {
    simulator.setFaults(everywhere("denied"));
    const because = (action: string) => `because no identity-based policy allows the ${action} action`;
    expect((await failureOf(sagemaker.listModels({}))).message).toBe(
      `User: ${callerArn} is not authorized to perform: sagemaker:ListModels on resource: ${sagemakerArn("model/*")} ${because("sagemaker:ListModels")}`,
    );
    expect((await failureOf(sagemaker.describeEndpoint({ EndpointName: "Churn" }))).message).toContain(
      `on resource: ${sagemakerArn("endpoint/churn")} because`,
    );
    expect((await failureOf(ec2.describeVpcs({}))).message).toBe(
      `You are not authorized to perform this operation. User: ${callerArn} is not authorized to perform: ec2:DescribeVpcs ${because("ec2:DescribeVpcs")}`,
    );
    expect((await failureOf(iam.getRole({ RoleName: "r" }))).message).toContain(
      "iam:GetRole on resource: role r because",
    );
    expect((await failureOf(s3.listBuckets({}))).message).toContain("s3:ListAllMyBuckets because");
  });
});

describe("answers that are not what the API promises", () => {
  test("an HTML page of a proxy", async () => {
    simulator.setFaults(everywhere("html"));
    expect(await failureOf(sagemaker.listModels({}))).toMatchObject({ code: "SyntaxError", status: 502 });
    expect(await failureOf(iam.listRoles({}))).toMatchObject({ status: 502 });
  });

  test("an empty body: no list, rather than an empty one", async () => {
    simulator.setFaults(everywhere("empty-body"));
    expect((await sagemaker.listModels({})).Models).toBeUndefined();
    expect((await ec2.describeVpcs({})).Vpcs).toBeUndefined();
    expect((await iam.listRoles({})).Roles).toBeUndefined();
  });

  test("a field of another type", async () => {
    simulator.setFaults(everywhere("wrong-type"));
    expect((await sagemaker.listModels({})).Models).toBe("unexpected");
    expect((await cloudtrail.lookupEvents({})).Events).toBe("unexpected");
    expect((await sagemaker.describeModel({ ModelName: "churn" })).ModelName).toEqual({ unexpected: true });
    expect((await kms.describeKey({ KeyId: "alias/ml" })).KeyMetadata).toBe("unexpected");
    await expect(sts.getCallerIdentity({})).rejects.toThrow(/UserId/);
  });
});

describe("no answer", () => {
  test("the connection is cut", async () => {
    simulator.setFaults(everywhere("disconnect"));
    const failure = await failureOf(sagemaker.listModels({}));
    expect(failure.message).toMatch(/socket hang up|ECONNRESET/);
  });

  test("the connection stays open without a word", async () => {
    simulator.setFaults(everywhere("hang"));
    const patience = AbortSignal.timeout(100);
    const call = sagemaker.send(new ListModelsCommand({}), { abortSignal: patience });
    expect(await failureOf(call)).toMatchObject({ code: "AbortError" });
    expect(patience.aborted).toBe(true);
  });
});

describe("pages", () => {
  test("repeat-token gives back the token that was sent, for ever", async () => {
    simulator.setFaults(everywhere("repeat-token"));
    const first = await sagemaker.listTrainingJobs({ MaxResults: 5 });
    const second = await sagemaker.listTrainingJobs({ MaxResults: 5, NextToken: first.NextToken });
    expect(second.NextToken).toBe(first.NextToken);
    const single = await iam.listRoles({});
    expect(single).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
    expect((await iam.listRoles({ Marker: single.Marker })).Marker).toBe(single.Marker);
  });

  test("truncate-pages puts an empty page with a token before the real ones, which then all come", async () => {
    simulator.setFaults(everywhere("truncate-pages"));
    const empty = await sagemaker.listModels({});
    expect(empty.Models).toEqual([]);
    const real = await sagemaker.listModels({ NextToken: empty.NextToken });
    expect(real.Models).toHaveLength(2);
    expect(real.NextToken).toBeUndefined();
    const nothing = await ec2.describeVpcs({});
    expect(nothing.Vpcs).toEqual([]);
    simulator.setFaults([]);
    expect((await ec2.describeVpcs({ NextToken: nothing.NextToken })).Vpcs).toHaveLength(2);
  });
});

test("vanish: what was listed is gone when described, in the words of each operation", async () => {
  simulator.setFaults(everywhere("vanish"));
  expect((await sagemaker.listModels({})).Models).toHaveLength(2);
  expect(await failureOf(sagemaker.describeModel({ ModelName: "churn" }))).toMatchObject({
    code: "ValidationException",
  });
  expect(await failureOf(sagemaker.describeDomain({ DomainId: "d-abc123" }))).toMatchObject({
    code: "ResourceNotFound",
  });
  expect(await failureOf(kms.describeKey({ KeyId: "alias/ml" }))).toMatchObject({ code: "NotFoundException" });
  expect(await failureOf(iam.getRole({ RoleName: "audit" }))).toMatchObject({ status: 404 });
  expect((await ec2.describeVpcs({})).Vpcs).toHaveLength(2);
  expect(await failureOf(ec2.describeVpcs({ VpcIds: ["vpc-0a"] }))).toMatchObject({ code: "InvalidVpcID.NotFound" });
});

describe("a fault", () => {
  test("meets only the action and region it names", async () => {
    simulator.setFaults([{ action: "sagemaker:List*", region: "us-east-1", kind: "denied" }]);
    await failureOf(sagemaker.listModels({}));
    await expect(sagemaker.describeModel({ ModelName: "churn" })).resolves.toBeDefined();
    const elsewhere = everyClient(at(simulator, { region: "eu-south-2" }));
    await expect(elsewhere.sagemaker.listModels({})).resolves.toBeDefined();
  });

  test("with times is over after so many, so that a client that retries gets through", async () => {
    simulator.setFaults([{ action: "sagemaker:ListModels", kind: "error-500", times: 2 }]);
    simulator.resetCalls();
    const { Models, $metadata } = await patient.sagemaker.listModels({});
    expect(Models).toHaveLength(2);
    expect($metadata.attempts).toBe(3);
    expect(simulator.calls().get("sagemaker:ListModels")).toBe(3);
  });
});

describe("the choice of calls", () => {
  const call: FaultedCall = { action: "sagemaker:ListModels", region: "us-east-1", describes: false, pages: true };
  const drawn = (fault: Partial<Fault>, count = 200) => {
    const faults = new Faults([{ action: "*", kind: "denied", ...fault }]);
    return Array.from({ length: count }, () => faults.next(call) ?? "");
  };

  test("with a probability is about that often, and the same with the same seed", () => {
    const draws = drawn({ probability: 0.25, seed: 7 });
    const hits = draws.filter(Boolean).length;
    expect(hits).toBeGreaterThan(25);
    expect(hits).toBeLessThan(75);
    expect(drawn({ probability: 0.25, seed: 7 })).toEqual(draws);
    expect(drawn({ probability: 0.25, seed: 8 })).not.toEqual(draws);
    expect(drawn({ probability: 0 }).filter(Boolean)).toEqual([]);
  });

  test("counts only the calls it hits", () => {
    expect(drawn({ probability: 0.5, times: 3 }).filter(Boolean)).toHaveLength(3);
  });

  test("passes over calls that the fault has no meaning for, and on to the next fault", () => {
    const faults = new Faults([
      { action: "*", kind: "vanish", times: 1 },
      { action: "sagemaker:*", kind: "repeat-token" },
    ]);
    expect(faults.next(call)?.kind).toBe("repeat-token");
    expect(faults.next({ ...call, describes: true, pages: false })?.kind).toBe("vanish");
    expect(faults.next({ ...call, describes: true, pages: false })?.kind).toBeUndefined();
  });
});
