import { describe, expect, test } from "vitest";
import { Inventory } from "#lib/inventory/inventory.ts";
import { ownerIn } from "#lib/inventory/owner.ts";
import { relationsOf } from "#lib/inventory/relations.ts";
import { tagsOf } from "#lib/inventory/tags.ts";
import { inventoryOf, reading, region, unread } from "#tests/support/test-check.ts";

const model = reading("model", "Churn", { ModelName: "Churn" });
const listOf = (...entries: [arn: string, tags: Record<string, string>][]) =>
  reading("resource-tags", region, {
    ResourceTagMappingList: entries.map(([ResourceARN, tags]) => ({
      ResourceARN,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    })),
  });
const of = (inventory: Inventory, one = model) =>
  tagsOf(inventory, one.identity, one.status === "read" ? one.resource : undefined);

describe("the tags of a resource", () => {
  const list = listOf([model.identity.arn.toLowerCase(), { Team: "fraud" }], ["arn:aws:sagemaker:x:1:model/was", {}]);

  test("are those that the list of its region has under its ARN, in whatever case", () => {
    expect(of(inventoryOf([model, list]))).toEqual({ read: true, tags: [{ key: "Team", value: "fraud" }] });
  });

  test("are its own where another ARN differs in case alone, and those of the version a hub offers", () => {
    const lower = reading("model", "churn", { ModelName: "churn" });
    const both = listOf([model.identity.arn, { Team: "fraud" }], [lower.identity.arn, { Team: "risk" }]);
    expect(of(inventoryOf([model, lower, both]))).toMatchObject({ tags: [{ value: "fraud" }] });
    expect(of(inventoryOf([model, lower, both]), lower)).toMatchObject({ tags: [{ value: "risk" }] });
    const versioned = `arn:aws:sagemaker:${region}:1:hub-content/own/model/churn/1.0.0`;
    const content = reading("hub-content", "own/Model/churn", {}, { also: [versioned] });
    expect(of(inventoryOf([content, listOf([versioned, { Team: "fraud" }])]), content)).toMatchObject({
      tags: [{ value: "fraud" }],
    });
  });

  test("are unread of what is another account's: a list of the own one does not name it", () => {
    const arn = `arn:aws:sagemaker:${region}:394669845002:workteam/vendor-crowd/labels`;
    const team = reading("subscribed-workteam", "labels", {}, { arn });
    expect(of(inventoryOf([team, listOf()]), team)).toMatchObject({
      read: false,
      failure: { message: expect.stringContaining("another account") },
    });
  });

  test("are none where the whole list does not name it, or names it without any", () => {
    expect(of(inventoryOf([model, listOf()]))).toEqual({ read: true, tags: [] });
    expect(of(inventoryOf([model, listOf([model.identity.arn, {}])]))).toEqual({ read: true, tags: [] });
  });

  test("are unread, and never none, where the list was not read, is another region's, or an earlier scan's", () => {
    expect(of(inventoryOf([model, unread("resource-tags", region)]))).toMatchObject({
      read: false,
      failure: { class: "denied" },
    });
    expect(of(inventoryOf([model], ["resource-tags"]))).toMatchObject({ read: false });
    const elsewhere = reading("model", "far", { ModelName: "far" }, { region: "eu-west-1" });
    expect(of(inventoryOf([elsewhere, list]), elsewhere)).toMatchObject({ read: false });
    const line = { action: "tag:GetResources", status: "complete", calls: 1, failures: 0, unlisted: false } as const;
    const earlier = [{ ...line, kind: "resource-tags", region }];
    expect(of(new Inventory([model, listOf()], [], () => false, earlier))).toMatchObject({
      read: false,
      failure: { code: "NotReadAgain" },
    });
    expect(of(new Inventory([model, list], [], () => false, earlier))).toMatchObject({ read: true });
  });

  test("are known of what is listed and could not be described", () => {
    const lost = unread("model", "Churn");
    expect(tagsOf(inventoryOf([lost, list]), lost.identity, undefined)).toMatchObject({ tags: [{ key: "Team" }] });
  });

  test.each([
    ["vpc", { Tags: [{ Key: "Name", Value: "ml" }] }, [{ key: "Name", value: "ml" }]],
    ["network-interface", { TagSet: [] }, []],
    ["greengrass-component", { tags: { Team: "edge" } }, [{ key: "Team", value: "edge" }]],
    // A part of which AWS says that there is none.
    ["s3-bucket", { Tags: null }, []],
  ] as const)("of another service are those of its own description: %s", (kind, resource, tags) => {
    const one = reading(kind, "x", resource);
    expect(of(inventoryOf([one]), one)).toEqual({ read: true, tags });
  });

  test("of which AWS was not asked are unread, with the reason", () => {
    const job = reading("training-job", "j", {});
    expect(of(inventoryOf([job, listOf()]), job)).toMatchObject({
      failure: { message: expect.stringContaining("jobs") },
    });
    const bucket = reading("s3-bucket", "b", {});
    expect(of(inventoryOf([bucket, listOf()]), bucket)).toMatchObject({ failure: { code: "NotAskedFor" } });
  });

  test("of another service are unread as its description is, or the part of it that has them", () => {
    const failure = { class: "denied", action: "s3:GetBucketTagging", code: "AccessDenied", message: "no" } as const;
    const parts = { Tags: { status: "unread", action: failure.action, failure } } as const;
    const bucket = { ...reading("s3-bucket", "b", {}), parts } as typeof model;
    expect(of(inventoryOf([bucket]), bucket)).toEqual({ read: false, failure });
    const vpc = unread("vpc", "v");
    expect(of(inventoryOf([vpc]), vpc)).toMatchObject({ read: false, failure: { action: "test:Describe" } });
  });
});

test("the list of tags is no user of what it names, and what it names has nothing to do with it", () => {
  const list = listOf([model.identity.arn, { Team: "fraud", Subnet: "subnet-0a" }]);
  const inventory = inventoryOf([model, list]);
  expect(inventory.usersOf(model.identity.arn)).toEqual([]);
  expect(inventory.usersOf("subnet-0a")).toEqual([]);
  expect(relationsOf(inventory, model.identity, model.status === "read" && model.resource).usedBy).toEqual([]);
  expect(relationsOf(inventory, list.identity, list.status === "read" && list.resource).uses).toEqual([]);
});

describe("the owner", () => {
  const owner = (tags: Record<string, string>) => ownerIn(Object.entries(tags).map(([key, value]) => ({ key, value })));

  test.each([
    [{ Team: "fraud", owner: "mia" }, "owner"],
    [{ contact: "ml@example.com", TEAM: "fraud" }, "TEAM"],
    [{ "acme:Owner-Email": "mia@example.com", Team: "fraud" }, "acme:Owner-Email"],
    [{ "org/owned_by": "risk" }, "org/owned_by"],
    [{ Owner: "  ", Team: "fraud" }, "Team"],
  ])("%j is said by %s", (tags, key) => {
    expect(owner(tags as Record<string, string>)?.key).toBe(key);
  });

  test.each([
    [{}],
    [{ Name: "owner", Environment: "prod" }],
    [{ "aws:servicecatalog:owner": "x" }],
    [{ OwnerShip: "x" }],
  ])("%j names none", (tags) => {
    expect(owner(tags as Record<string, string>)).toBeUndefined();
  });
});
