import { describe, expect, test } from "vitest";
import { exposureOf, hasEnded, isSettled, presumedLive } from "#lib/inventory/exposure.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import { referencesIn } from "#lib/readings/references.ts";
import { identity, inventoryOf, reading, region, unread } from "#tests/support/test-check.ts";

describe("Inventory.get", () => {
  const subnet = reading("subnet", "private-a", { SubnetId: "subnet-0a" }, { also: ["subnet-0a"] });

  test("finds by ARN, and in the region by name and by id", () => {
    const inventory = inventoryOf([subnet]);
    for (const reference of [subnet.identity.arn, "private-a", "subnet-0a"]) {
      expect(inventory.get("subnet", reference, region)).toMatchObject({
        found: true,
        resource: { SubnetId: "subnet-0a" },
      });
    }
    expect(inventory.get("subnet", "subnet-0a", "eu-west-1")).toMatchObject({ found: false });
  });

  test("what stands in a global list is found from every region, wherever it is at home", () => {
    const at = { region: "eu-west-1", arn: "arn:aws:s3:::models" };
    const inventory = inventoryOf([reading("s3-bucket", "models", { Name: "models" }, at)]);
    for (const asking of [region, "eu-west-1", "global"]) {
      expect(inventory.get("s3-bucket", "models", asking)).toMatchObject({ found: true, identity: at });
    }
    const unseen = inventoryOf([unread("s3-bucket", "models", at)]);
    expect(unseen.get("s3-bucket", "models", region)).toMatchObject({ why: "unread" });
    expect(unseen.unreadOf("s3-bucket", region)).toMatchObject({ class: "denied" });
  });

  test("absent is an answer only where the kind was fully listed", () => {
    expect(inventoryOf([]).get("subnet", "subnet-9", region)).toEqual({ found: false, why: "absent" });
    expect(inventoryOf([], ["subnet"]).get("subnet", "subnet-9", region)).toMatchObject({ why: "unread" });
    expect(new Inventory([], []).get("subnet", "subnet-9", region)).toMatchObject({ why: "unread" });
  });

  test("what only an earlier scan looked for, and did not see, may be there by now", () => {
    const line = { action: "ec2:DescribeSubnets", status: "complete", calls: 1, failures: 0, unlisted: false } as const;
    const earlier = [{ ...line, kind: "subnet", region }];
    const inventory = new Inventory([subnet], [], () => true, earlier);
    expect(inventory.get("subnet", "subnet-0a", region)).toMatchObject({ found: true });
    expect(inventory.get("subnet", "subnet-9", region)).toMatchObject({ failure: { code: "NotReadAgain" } });
    expect(inventory.unreadOf("subnet", region)).toBeUndefined();
    expect(new Inventory([subnet], earlier).get("subnet", "subnet-9", region)).toMatchObject({ why: "absent" });
  });

  test("a resource that was listed but not read is unread, with the failure", () => {
    const inventory = inventoryOf([unread("kms-key", "alias/ml")]);
    expect(inventory.get("kms-key", "alias/ml", region)).toMatchObject({ why: "unread", failure: { class: "denied" } });
    expect(inventory.all("kms-key")).toEqual([]);
  });
});

describe("Inventory.unreadOf", () => {
  test("nothing when a kind was listed and every one of it read", () => {
    expect(inventoryOf([reading("domain", "a", {})]).unreadOf("domain", region)).toBeUndefined();
  });
  test("the failure of its list, or of one of them in this region", () => {
    expect(inventoryOf([], ["domain"]).unreadOf("domain", region)).toBeDefined();
    expect(inventoryOf([unread("domain", "a")]).unreadOf("domain", region)).toMatchObject({ class: "denied" });
    expect(inventoryOf([unread("domain", "a", { region: "eu-west-1" })]).unreadOf("domain", region)).toBeUndefined();
  });
  test("what belongs to no region is missing in every one", () => {
    expect(inventoryOf([unread("iam-role", "a", { region: "global" })]).unreadOf("iam-role", region)).toBeDefined();
  });
});

test("references are ARNs, EC2 ids and keys as written, and names with the field they stand in", () => {
  const config = {
    EndpointConfigName: "churn",
    KmsKeyId: "alias/ml",
    ProductionVariants: [{ ModelName: "churn", VariantName: "a" }],
    VpcConfig: { Subnets: ["subnet-0a"], SecurityGroupIds: ["sg-1"] },
    RoleArn: "arn:aws:iam::1:role/r",
    Description: "sg-not one",
  };
  expect([...referencesIn(config)]).toEqual([
    "EndpointConfigName:churn",
    "alias/ml",
    "ModelName:churn",
    "VariantName:a",
    "subnet-0a",
    "sg-1",
    "arn:aws:iam::1:role/r",
  ]);
});

describe("exposureOf", () => {
  const model = identity("model", "churn");
  const config = (name: string, modelName: string) =>
    reading("endpoint-config", name, {
      EndpointConfigName: name,
      ProductionVariants: [{ ModelName: modelName, VariantName: "a" }],
    });
  const endpoint = (name: string, configName: string) =>
    reading("endpoint", name, { EndpointName: name, EndpointConfigName: configName });

  test("a model is live only through a config that an endpoint serves, all three sharing one name or not", () => {
    expect(exposureOf(model, {}, inventoryOf([]))).toBe("record");
    expect(exposureOf(model, {}, inventoryOf([config("churn", "churn")]))).toBe("record");
    expect(exposureOf(model, {}, inventoryOf([config("churn", "other"), endpoint("churn", "churn")]))).toBe("record");
    expect(exposureOf(model, {}, inventoryOf([config("churn", "churn"), endpoint("churn", "churn")]))).toBe("live");
    expect(exposureOf(model, {}, inventoryOf([config("c", "churn"), endpoint("e", "c")]))).toBe("live");
  });

  test("what could serve it is unreadable: taken to be live", () => {
    expect(exposureOf(model, {}, inventoryOf([], ["endpoint-config"]))).toBe("live");
    expect(exposureOf(identity("endpoint-config", "c"), {}, inventoryOf([], ["endpoint"]))).toBe("live");
  });

  test("one that could serve it was listed but not read: taken to be live, and says so", () => {
    const blind = inventoryOf([unread("endpoint-config", "secret")]);
    expect(exposureOf(model, {}, blind)).toBe("live");
    expect(presumedLive(model, {}, blind)).toMatchObject({ code: "AccessDeniedException" });
    const served = inventoryOf([config("c", "churn"), endpoint("e", "c"), unread("endpoint-config", "secret")]);
    expect(presumedLive(model, {}, served)).toBeUndefined();
    expect(presumedLive(model, {}, inventoryOf([config("c", "churn")], ["endpoint"]))).toBeDefined();
    expect(presumedLive(model, {}, inventoryOf([]))).toBeUndefined();
  });

  test("a transform job serves a model while it runs", () => {
    const using = (TransformJobStatus: "InProgress" | "Completed") =>
      inventoryOf([reading("transform-job", "t", { TransformJobStatus, ModelName: "churn" })]);
    expect(exposureOf(model, {}, using("InProgress"))).toBe("live");
    expect(exposureOf(model, {}, using("Completed"))).toBe("record");
  });

  test.each([
    ["Available", "live"],
    ["InUse", "live"],
    ["a status yet to come", "live"],
    [undefined, "live"],
    ["Reused", "record"],
    ["Terminated", "record"],
  ])("an ended job whose warm pool is %s: %s, and settled only when nothing is kept", (Status, exposure) => {
    for (const TrainingJobStatus of ["Completed", "Failed", "Stopped"]) {
      const job = { TrainingJobStatus, WarmPoolStatus: { Status } };
      expect(exposureOf(identity("training-job", "j"), job, inventoryOf([]))).toBe(exposure);
      expect(isSettled("training-job", job)).toBe(exposure === "record");
      expect(hasEnded("training-job", job)).toBe(true);
    }
  });

  test("a job is a record once it has ended, and live in any state AWS may invent", () => {
    const job = identity("training-job", "j");
    expect(exposureOf(job, { TrainingJobStatus: "Completed" }, inventoryOf([]))).toBe("record");
    expect(exposureOf(job, { TrainingJobStatus: "InProgress" }, inventoryOf([]))).toBe("live");
    expect(exposureOf(job, { TrainingJobStatus: "Levitating" }, inventoryOf([]))).toBe("live");
    expect(exposureOf(job, {}, inventoryOf([]))).toBe("live");
  });

  test("a notebook is always live", () => {
    expect(exposureOf(identity("notebook-instance", "n"), {}, inventoryOf([]))).toBe("live");
  });
});

test("what names say is another account's, or another region's, was not asked for: it is not absent", () => {
  const { account } = identity("model", "one");
  const image = (of: string, where: string) => `${of}.dkr.ecr.${where}.amazonaws.com/team/churn:1`;
  const inventory = inventoryOf([
    reading("model", "one", { PrimaryContainer: { Image: image("763104351884", region) } }),
    reading("model", "two", { PrimaryContainer: { Image: image(account, "eu-west-9") } }),
    reading("model", "three", { PrimaryContainer: { Image: image(account, region) } }),
  ]);
  const get = (name: string) => inventory.get("ecr-repository", name, region);
  expect(get(`763104351884.${region}/team/churn`)).toMatchObject({ found: false, why: "unread" });
  expect(get(`${account}.eu-west-9/team/churn`)).toMatchObject({ found: false, why: "unread" });
  expect(get(`${account}.${region}/team/churn`)).toEqual({ found: false, why: "absent" });
  const topic = `arn:aws:sns:${region}:763104351884:alerts`;
  expect(inventory.get("sns-topic", topic, region)).toMatchObject({ why: "unread" });
});
