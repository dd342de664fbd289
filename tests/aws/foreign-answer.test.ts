import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Budgets } from "#lib/aws/budget.ts";
import { ClientPool, holdToFormat } from "#lib/aws/clients.ts";
import { SharedCredentials } from "#lib/aws/credentials.ts";
import { failureOf } from "#lib/aws/failure.ts";
import type { Failure } from "#lib/readings/reading.ts";

interface Canned {
  status: number;
  body: string | Buffer;
  headers?: Record<string, string>;
  /** Promise more than comes. */
  breakOff?: boolean;
}

let canned: Canned = { status: 200, body: "" };
const server = createServer((request, response) => {
  request.resume();
  const { status, body, headers = {}, breakOff = false } = canned;
  if (breakOff) {
    response.writeHead(status, { ...headers, "content-length": String(body.length + 100) });
    response.write(body, () => response.destroy());
  } else response.writeHead(status, headers).end(body);
});

const credentials = { accessKeyId: "AKIATEST", secretAccessKey: "test" };
let calls: Record<string, () => Promise<unknown>>;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const budgets = new Budgets();
  budgets.unlimited = true;
  const pool = new ClientPool({ credentials: new SharedCredentials(() => async () => credentials), endpoint, budgets });
  const s3 = new S3Client({ region: "us-east-1", credentials, endpoint, forcePathStyle: true, maxAttempts: 1 });
  holdToFormat(s3 as unknown as SageMakerClient, "xml");
  calls = {
    json: async () => (await pool.get("sagemaker", "us-east-1")).listModels({}),
    ec2: async () => (await pool.get("ec2", "us-east-1")).describeVpcs({}),
    query: async () => (await pool.get("iam", "us-east-1")).listRoles({}),
    "rest-xml": () => s3.send(new ListBucketsCommand({})),
  };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function failureBy(protocol: string, answer: Canned): Promise<Failure | undefined> {
  canned = answer;
  try {
    await calls[protocol]?.();
    return undefined;
  } catch (error) {
    return failureOf(error, "service:Operation");
  }
}

const protocols = ["json", "ec2", "query", "rest-xml"];
const page = "<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body><h1>Nope</h1></body></html>";

describe.each(protocols)("%s:", (protocol) => {
  const isJson = protocol === "json";

  test.each<[string, Canned, string, RegExp]>([
    [
      "a plain 404",
      { status: 404, body: "404 page not found\n" },
      "unsupported",
      /HTTP 404.* plain text.*“404 page not found”/,
    ],
    ["a plain 405", { status: 405, body: "Method Not Allowed" }, "unsupported", /“Method Not Allowed”/],
    ["a plain 501", { status: 501, body: "nope" }, "unsupported", /“nope”/],
    ["a page with 404", { status: 404, body: page }, "unsupported", /HTML page.*“404 Not Found”/],
    [
      "a page with 500 that says it lacks the operation",
      { status: 500, body: "<html><body><p>NotImplementedError: The list_models action has not been implemented</p>" },
      "unsupported",
      /“NotImplementedError/,
    ],
    [
      "a plain 400 that does",
      { status: 400, body: "Unknown operation ListModels" },
      "unsupported",
      /“Unknown operation/,
    ],
    ["a plain 500", { status: 500, body: "Internal Server Error" }, "other", /HTTP 500.*“Internal Server Error”/],
    [
      "a page with 500 of an emulator that fell over",
      {
        status: 500,
        body: "<!doctype html>\n<title>500 Internal Server Error</title>",
        headers: { server: "Werkzeug/3.1.9 Python/3.11.7" },
      },
      "unsupported",
      /“500 Internal Server Error”/,
    ],
    ["a page with 500 of anybody else", { status: 500, body: "<html><h1>Oops</h1></html>" }, "other", /“Oops”/],
    ["a page with 502", { status: 502, body: "<html><h1>502 Bad Gateway</h1></html>" }, "other", /“502 Bad Gateway”/],
    ["a page with 403", { status: 403, body: "<html><h1>Blocked by proxy</h1></html>" }, "other", /“Blocked by proxy”/],
    ["an empty 404", { status: 404, body: "" }, "unsupported", /HTTP 404\) was empty/],
    ["an empty 500", { status: 500, body: "" }, "other", /was empty/],
    ["an empty 200", { status: 200, body: "" }, "other", /HTTP 200\) was empty/],
    ["blanks", { status: 200, body: " \n\t " }, "other", /was empty/],
    ["a page with 200", { status: 200, body: page }, "other", /HTTP 200.*HTML page/],
    ["plain text with 200", { status: 200, body: "\n\n  OK, \u202e\u0007all fine\n" }, "other", /“OK, all fine”/],
    [
      "text that calls itself right",
      { status: 200, body: "hello", headers: { "content-type": "application/x-amz-json-1.1" } },
      "other",
      /“hello”/,
    ],
    [
      "gzip that is none",
      { status: 200, body: "junk", headers: { "content-encoding": "gzip" } },
      "other",
      /was no text/,
    ],
    ["bytes", { status: 200, body: gzipSync("x".repeat(100)) }, "other", /was no text/],
    ["JSON that is no object", { status: 200, body: "[1,2]" }, "other", /not in the format/],
    [
      "JSON of somebody else",
      { status: 404, body: '{"detail":"Not Found"}' },
      "unsupported",
      /JSON of another kind.*Not Found/,
    ],
    ["XML of somebody else", { status: 500, body: "<oops/>" }, "other", /XML of another kind/],
  ])("%s", async (_, answer, sort, sentence) => {
    const failure = await failureBy(protocol, answer);
    expect(failure?.message).toMatch(sentence);
    expect(failure?.class).toBe(sort);
    expect(failure?.code).toBe(`HTTP ${answer.status}`);
  });

  test("the other format where this one belongs is no answer, but its errors are understood", async () => {
    const good = isJson ? "<ListModelsResponse/>" : '{"Models":[]}';
    expect(await failureBy(protocol, { status: 200, body: good })).toMatchObject({ class: "other", code: "HTTP 200" });
    const bad = isJson
      ? "<ErrorResponse><Error><Code>AccessDenied</Code><Message>No.</Message></Error></ErrorResponse>"
      : '{"__type":"x#AccessDenied","message":"No."}';
    expect(await failureBy(protocol, { status: 400, body: bad })).toMatchObject({
      class: "denied",
      code: "AccessDenied",
      message: "No.",
    });
  });

  test("what is cut short, with or without a word about it, is a failure with a sentence", async () => {
    const whole = isJson ? '{"Models":[{"ModelName":"a"}]}' : "<R><Set><item>a</item></Set></R>";
    for (let length = 1; length < whole.length; length += 4) {
      const failure = await failureBy(protocol, { status: 200, body: whole.slice(0, length) });
      expect(failure, whole.slice(0, length)).toMatchObject({ class: "other" });
      expect(`${failure?.code} ${failure?.message}`).not.toMatch(/SyntaxError|Unexpected|Deserialization/);
    }
    const broken = await failureBy(protocol, { status: 200, body: whole.slice(0, 9), breakOff: true });
    expect(broken?.message).toBe("The connection broke off before the answer was whole.");
  }, 120_000);

  test("whatever comes, it is a sentence in one line, fit to be shown", async () => {
    const body = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 200 }),
      fc.constantFrom(
        "{",
        "}",
        "{}}",
        "[",
        "null",
        '"x"',
        "<",
        "<a",
        "<a>",
        "</a>",
        "<?xml",
        "<!DOCTYPE",
        '{"__type":',
        '{"a":"\u202e"}x',
      ),
    );
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom(200, 400, 403, 404), async (text, status) => {
        const failure = await failureBy(protocol, { status, body: text });
        if (!failure) return;
        expect(failure.code).not.toMatch(/Syntax/);
        expect(failure.message).toMatch(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]{5,500}$/u);
        expect(failure.message).not.toMatch(/Unexpected token|JSON at position|Deserialization/);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

test("a plain 429 is throttling", async () => {
  expect(await failureBy("rest-xml", { status: 429, body: "slow down" })).toMatchObject({ class: "throttled" });
});

test("what AWS answers comes through: a list, an error, an error named in a header", async () => {
  expect(await failureBy("json", { status: 200, body: '{"Models":[]}\n' })).toBeUndefined();
  expect(
    await failureBy("ec2", { status: 200, body: "<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>" }),
  ).toBeUndefined();
  expect(
    await failureBy("json", { status: 400, body: '{"__type":"AccessDeniedException","Message":"no"}' }),
  ).toMatchObject({
    class: "denied",
    code: "AccessDeniedException",
  });
  expect(
    await failureBy("json", { status: 400, body: "{}", headers: { "x-amzn-errortype": "UnknownOperationException:" } }),
  ).toMatchObject({ class: "unsupported" });
  const error =
    "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>";
  expect(await failureBy("ec2", { status: 403, body: error })).toMatchObject({
    class: "denied",
    code: "UnauthorizedOperation",
  });
});
