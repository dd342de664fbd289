import { request } from "node:http";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { simulated } from "./simulated.ts";

const simulator = await simulated();
const scope = (service: string, region = "us-east-1") =>
  `AWS4-HMAC-SHA256 Credential=AKIATEST/20261120/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;

interface Raw {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** As it stands: fetch would tidy up paths and headers. */
function send({
  method = "POST",
  path = "/",
  headers = {},
  body = "",
}: Raw): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request(simulator.url, { method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    call.on("error", reject);
    call.end(body);
  });
}

const json = (body: string, target = "SageMaker.ListModels", service = "sagemaker") =>
  send({ headers: { authorization: scope(service), "x-amz-target": target }, body });
const query = (body: string, service = "ec2") => send({ headers: { authorization: scope(service) }, body });

describe("JSON that is none", () => {
  test.each([
    "{",
    "null",
    "7",
    '"text"',
    '{"MaxResults":"ten"}',
    '{"CreationTimeAfter":"soon"}',
    '{"NextToken":{}}',
    '{"MaxResults":1e999}',
  ])("%s is a SerializationException", async (body) => {
    const answer = await json(body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual({ __type: "SerializationException" });
  });

  test("nesting without end is refused like any other", async () => {
    const deep = `{"SearchExpression":${'{"SubExpressions":['.repeat(50_000)}${"]}".repeat(50_000)},"Resource":"Model"}`;
    expect((await json(deep, "SageMaker.Search")).status).toBe(400);
  });

  test("an empty body is an empty request; fields that are not known are passed over", async () => {
    expect((await json("")).status).toBe(200);
    expect((await json('{"Colour":"red","__proto__":{"MaxResults":"x"}}')).status).toBe(200);
  });
});

describe("operations that are none", () => {
  test.each([
    "",
    "SageMaker.",
    "SageMaker.constructor",
    "SageMaker.__proto__",
    "SageMaker.TrainingJob",
    "SageMaker.CreateHub",
  ])("target %j is unknown", async (target) => {
    const answer = await json("{}", target);
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining("UnknownOperationException") });
  });

  test("a service that is not served is refused in the format it was asked in", async () => {
    expect(JSON.parse((await json("{}", "Comprehend_20171127.ListEndpoints", "comprehend")).text)).toEqual({
      __type: "UnknownOperationException",
    });
    expect((await query("Action=ListDomains&Version=2009-04-15", "sdb")).text).toContain("<Code>InvalidAction</Code>");
    const rest = await send({
      method: "GET",
      path: "/v1/domains",
      headers: { authorization: scope("codeartifact") },
    });
    expect(rest).toMatchObject({ status: 400, text: expect.stringContaining("UnknownOperationException") });
    expect((await json("{}", "X.Y", "constructor")).status).toBe(400);
  });
});

describe("queries that are none", () => {
  test.each([
    ["", "InvalidAction"],
    ["Action=", "InvalidAction"],
    ["Action=DescribeVpcs&MaxResults=ten", "InvalidParameterValue"],
    ["Action=DescribeVpcs&DryRun=perhaps", "InvalidParameterValue"],
    ["Action=DescribeVpcAttribute&VpcId=vpc-0a", "MissingParameter"],
    ["Action=DescribeVpcs&Filter.1.Name=%00&Filter.1.Value.1=x", "InvalidParameterValue"],
  ])("%j is %s", async (body, code) => {
    expect(await query(body)).toMatchObject({ text: expect.stringContaining(`<Code>${code}</Code>`) });
  });

  test("what comes back in an error is escaped", async () => {
    const { text } = await query("Action=DescribeVpcs&VpcId.1=%3Cscript%3E%26");
    expect(text).toContain("&lt;script&gt;&amp;");
  });
});

test("REST paths that are none", async () => {
  for (const path of ["/%", "/%ff", "//", "/a/%zz", "/?%"]) {
    const answer = await send({ method: "GET", path, headers: { authorization: scope("s3") } });
    expect(answer.status, path).toBeGreaterThanOrEqual(path.startsWith("//") || path === "/?%" ? 200 : 400);
  }
});

test("more than ten megabytes is too much", async () => {
  expect((await json(" ".repeat(10 * 1024 * 1024 + 1))).status).toBe(400);
});

test("whatever is sent is answered, and never with a crash", async () => {
  const service = fc.constantFrom("sagemaker", "ec2", "iam", "sts", "s3", "kms", "cloudtrail", "servicequotas", "x");
  const target = fc.constantFrom(
    "SageMaker.Search",
    "X.LookupEvents",
    "T.DescribeKey",
    "S.ListServiceQuotas",
    "L.ListTags",
  );
  const value: fc.Arbitrary<unknown> = fc.anything({
    maxDepth: 3,
    values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
  });
  const fields = fc.constantFrom(
    ..."Resource SearchExpression Filters SortBy MaxResults NextToken LookupAttributes StartTime KeyId ServiceCode ResourceArn".split(
      " ",
    ),
  );
  const jsonBody = fc
    .dictionary(fields, value)
    .map((body) => JSON.stringify({ Resource: "Model", KeyId: "k", ...body }));
  const parameter = fc.tuple(
    fc.constantFrom(
      "Filter.1.Name",
      "Filter.1.Value.1",
      "VpcId.1",
      "MaxResults",
      "RoleArn",
      "Filter.member.1",
      "Attribute",
      "Marker",
      "a..b",
      ".",
    ),
    fc.string(),
  );
  const queryBody = fc
    .tuple(
      fc.constantFrom("DescribeVpcs", "AssumeRole", "GetAccountAuthorizationDetails", "DescribeVpcAttribute"),
      fc.array(parameter),
    )
    .map(([action, parameters]) => `Action=${action}&${new URLSearchParams(parameters)}`);
  await fc.assert(
    fc.asyncProperty(service, target, fc.oneof(jsonBody, queryBody, fc.string()), async (name, operation, body) => {
      const answer = await send({ headers: { authorization: scope(name), "x-amz-target": operation }, body });
      expect([200, 400, 401, 403, 404, 501]).toContain(answer.status);
    }),
    { numRuns: 300 },
  );
});
