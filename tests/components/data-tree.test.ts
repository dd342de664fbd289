import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentIn, scriptIn } from "#components/data-tree/decode.ts";
import { type FieldMark, isMarkedBelow, placeMarks } from "#components/data-tree/marks.ts";
import { partsOf } from "#components/data-tree/redaction.ts";
import { countNodes, narrowed, type TreeNode, treeOf } from "#components/data-tree/tree.ts";

const mark = (path: string, more: Partial<FieldMark> = {}): FieldMark => ({
  path,
  isAbsent: false,
  finding: path,
  title: "It is wrong",
  severity: "high",
  expected: "right",
  ...more,
});

const pathsOf = (nodes: readonly TreeNode[]): string[] =>
  nodes.flatMap((node) => [node.path, ...pathsOf(node.children ?? [])]);

describe("treeOf", () => {
  test("names paths as evidence does", () => {
    const tree = treeOf({ VpcConfig: { Subnets: ["subnet-1", "subnet-2"] }, RootAccess: "Enabled" });
    expect(pathsOf(tree)).toEqual([
      "RootAccess",
      "VpcConfig",
      "VpcConfig.Subnets",
      "VpcConfig.Subnets[0]",
      "VpcConfig.Subnets[1]",
    ]);
  });

  test("reads documents out of texts, percent-encoded ones too", () => {
    const policy = { Statement: [{ Effect: "Allow" }] };
    const plain = treeOf({ PolicyDocument: JSON.stringify(policy) });
    const encoded = treeOf({ PolicyDocument: encodeURIComponent(JSON.stringify(policy)) });
    expect(pathsOf(plain)).toContain("PolicyDocument.Statement[0].Effect");
    expect(pathsOf(encoded)).toEqual(pathsOf(plain));
    expect(plain[0]?.fromText).toBe(true);
  });

  test("keeps a list in its order and sorts the fields of an object", () => {
    const [list] = treeOf({ list: Array.from({ length: 12 }, (_, index) => index) });
    expect(list?.children?.map((item) => item.value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(treeOf({ b: 1, a: 2 }).map((node) => node.name)).toEqual(["a", "b"]);
  });

  test("takes any JSON there is, however deep", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        expect(countNodes(treeOf({ value } as object))).toBeGreaterThan(0);
      }),
    );
    let deep: object = {};
    for (let depth = 0; depth < 200; depth++) deep = { deep };
    expect(countNodes(treeOf(deep))).toBeLessThan(60);
  });
});

describe("narrowed", () => {
  const tree = treeOf({ Environment: { DB_HOST: "db.internal", MODE: "prod" }, Name: "churn" });

  test("keeps what matches, with the way down to it", () => {
    expect(pathsOf(narrowed(tree, "db.int"))).toEqual(["Environment", "Environment.DB_HOST"]);
  });

  test("keeps the whole of a branch whose name matches", () => {
    expect(pathsOf(narrowed(tree, "environment"))).toEqual(["Environment", "Environment.DB_HOST", "Environment.MODE"]);
  });

  test("gives nothing for a text that is nowhere, and everything for none", () => {
    expect(narrowed(tree, "absent")).toEqual([]);
    expect(narrowed(tree, " ")).toEqual(tree);
  });
});

describe("placeMarks", () => {
  test("marks the field itself, or the nearest one above it", () => {
    const { marks } = placeMarks(treeOf({ Variants: [{ ModelName: "m" }] }), [
      mark("Variants[0].ModelName"),
      mark("Variants[0].Missing"),
      // A line of a script.
      mark("Variants[0].ModelName:2"),
    ]);
    expect([...marks.keys()]).toEqual(["Variants[0].ModelName", "Variants[0]"]);
    expect(marks.get("Variants[0].ModelName")).toHaveLength(2);
  });

  test("adds a field that is not set, where it belongs", () => {
    const absent = { isAbsent: true };
    const { nodes, marks } = placeMarks(treeOf({ Capture: { Enable: true }, Name: "n" }), [
      mark("KmsKeyId", absent),
      mark("Capture.KmsKeyId", absent),
      mark("VpcConfig.Subnets", absent),
    ]);
    expect(pathsOf(nodes)).toEqual([
      "Capture",
      "Capture.Enable",
      "Capture.KmsKeyId",
      "KmsKeyId",
      "Name",
      "VpcConfig.Subnets",
    ]);
    expect(marks.size).toBe(3);
    expect(nodes.find((node) => node.path === "KmsKeyId")?.isAbsent).toBe(true);
  });

  test("leaves out evidence about something else", () => {
    const { nodes, marks } = placeMarks(treeOf({ RoleArn: "arn" }), [
      mark("admin-role: ManagedPolicies[0].Document"),
      mark("Resources that name the role", { isAbsent: true }),
      mark("com.amazonaws.us-east-1.s3-x", { isAbsent: true }),
      mark("KeyMetadata"),
      // Not the same field, though it begins alike.
      mark("RoleArnOther"),
    ]);
    expect(marks.size).toBe(0);
    expect(pathsOf(nodes)).toEqual(["RoleArn"]);
  });

  test("names a finding once at a field, the worst first", () => {
    const { marks } = placeMarks(treeOf({ A: "1" }), [
      mark("A", { finding: "f1", severity: "low" }),
      mark("A", { finding: "f1", severity: "low" }),
      mark("A", { finding: "f2", severity: "critical" }),
    ]);
    expect(marks.get("A")?.map((one) => one.finding)).toEqual(["f2", "f1"]);
  });

  test("knows which branches lead to a mark", () => {
    const { nodes, marks } = placeMarks(treeOf({ A: { B: { C: 1 } }, D: { E: 1 } }), [mark("A.B.C")]);
    expect(nodes.map((node) => isMarkedBelow(node, marks))).toEqual([true, false]);
  });
});

describe("redaction marks", () => {
  test("are told from the text around them", () => {
    expect(partsOf("user:«redacted named-secret c0c56a»@host")).toEqual([
      { type: "text", text: "user:" },
      { type: "redacted", kind: "named-secret", fingerprint: "c0c56a" },
      { type: "text", text: "@host" },
    ]);
    expect(partsOf("«withheld: could not be scanned»")).toEqual([{ type: "withheld" }]);
  });

  test("lose no text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parts = partsOf(text);
        fc.pre(parts.every((part) => part.type === "text"));
        expect(parts.map((part) => (part.type === "text" ? part.text : "")).join("")).toBe(text);
      }),
    );
  });
});

describe("decoding", () => {
  test("reads scripts out of base64, in fields that hold them", () => {
    const script = "#!/bin/bash\necho ä\n";
    const encoded = Buffer.from(script).toString("base64");
    expect(scriptIn("Content", encoded)).toBe(script);
    expect(scriptIn("StudioLifecycleConfigContent", encoded)).toBe(script);
    expect(scriptIn("Name", encoded)).toBeUndefined();
  });

  test("leaves alone what holds no text", () => {
    expect(scriptIn("Content", Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).toString("base64"))).toBeUndefined();
    expect(scriptIn("Content", "not base64 at all, is it?")).toBeUndefined();
    expect(documentIn("{ not json")).toBeUndefined();
    expect(documentIn("%7Bnot json")).toBeUndefined();
    expect(documentIn("%")).toBeUndefined();
    expect(documentIn("42")).toBeUndefined();
  });
});
