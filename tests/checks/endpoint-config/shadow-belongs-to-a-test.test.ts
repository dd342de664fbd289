import check from "#lib/checks/endpoint-config/shadow-belongs-to-a-test.ts";
import { inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const EndpointConfigName = "subject-name";
const resource = { EndpointConfigArn, EndpointConfigName, ShadowProductionVariants: [{ VariantName: "shadow" }] };
const endpoint = (name: string) => reading("endpoint", name, { EndpointName: name, EndpointConfigName });
const test = (name: string, EndpointName: string, Status: "Running" | "Completed" | "Created" | null = "Running") =>
  reading("inference-experiment", name, {
    Name: name,
    Status: Status ?? undefined,
    EndpointMetadata: { EndpointName },
  });

testCheck(check, {
  pass: {
    "a test runs": { resource, inventory: inventoryOf([endpoint("a"), test("t", "a")]) },
    "one for each endpoint": {
      resource,
      inventory: inventoryOf([endpoint("a"), endpoint("b"), test("t", "a"), test("u", "b")]),
    },
  },
  fail: {
    "there never was a test": { resource, inventory: inventoryOf([endpoint("a")]) },
    "the test is over": { resource, inventory: inventoryOf([endpoint("a"), test("t", "a", "Completed")]) },
    "it has not begun": { resource, inventory: inventoryOf([endpoint("a"), test("t", "a", "Created")]) },
    "nothing says that it runs": { resource, inventory: inventoryOf([endpoint("a"), test("t", "a", null)]) },
    "another endpoint was not read": { resource, inventory: inventoryOf([endpoint("a"), unread("endpoint", "b")]) },
    "it is another endpoint's": { resource, inventory: inventoryOf([endpoint("a"), test("t", "b")]) },
    "one endpoint of two has none": {
      resource,
      inventory: inventoryOf([endpoint("a"), endpoint("b"), test("t", "a")]),
    },
  },
  notApplicable: {
    "it has no shadow": {
      resource: { EndpointConfigArn, EndpointConfigName },
      sure: { without: ["endpoint", "inference-experiment"], because: "there is nothing to look up" },
    },
    "nothing uses it": {
      resource,
      inventory: inventoryOf([]),
      sure: { without: ["inference-experiment"], because: "no endpoint uses it" },
    },
  },
  unknown: {
    "another endpoint, which may use it, was not read": {
      resource,
      inventory: inventoryOf([endpoint("a"), test("t", "a"), unread("endpoint", "b")]),
    },
    "tests were not read": { resource, inventory: inventoryOf([endpoint("a")], ["inference-experiment"]) },
    "the answer is not complete": { resource: { EndpointConfigName } },
  },
});
