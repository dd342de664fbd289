import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import model from "#lib/collectors/sagemaker/model.ts";
import { collectOne, region } from "./collect-one.ts";

let answer: (at: number) => { status: number; body: string };
let asked = 0;
const server = createServer((request, response) => {
  request.resume();
  const { status, body } = answer(asked++);
  response.writeHead(status).end(body);
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function collect() {
  asked = 0;
  return collectOne(model, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, "111122223333", region);
}

test("a list that gives a new token for ever ends as failed, and nothing counts as gone", async () => {
  answer = (at) => ({ status: 200, body: JSON.stringify({ Models: [], NextToken: `token-${at}` }) });
  const { coverage, stopped } = await collect();
  expect(stopped).toBeDefined();
  expect(coverage).toMatchObject([{ action: "sagemaker:ListModels", status: "failed", unlisted: true }]);
  expect(coverage[0]?.failure?.message).toContain("nothing new in a row");
  expect(asked).toBeLessThan(100);
});

test("an endpoint that has no such operation is unsupported, in its own words", async () => {
  answer = () => ({ status: 404, body: "<html><title>404 Not Found</title></html>" });
  const { coverage, readings, stopped } = await collect();
  expect(readings).toEqual([]);
  expect(stopped).toBeDefined();
  expect(coverage).toMatchObject([{ action: "sagemaker:ListModels", status: "unsupported", unlisted: true }]);
  expect(coverage[0]?.failure).toMatchObject({ code: "HTTP 404", message: expect.stringContaining("“404 Not Found”") });
});
