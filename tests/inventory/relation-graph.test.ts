import fc from "fast-check";
import { expect, test } from "vitest";
import { mostAtStep, mostDepth, mostOfKind, relationGraph } from "#lib/inventory/relation-graph.ts";
import { keyOf, relationsOf } from "#lib/inventory/relations.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { inventoryOf, reading, unread } from "#tests/support/test-check.ts";

const kinds = ["model", "endpoint-config", "training-job", "iam-role", "domain"] as const;

/** Resources that point at each other by ARN, as `links` says; some name a bucket that is not there. */
function accountOf(count: number, links: readonly (readonly [from: number, to: number])[]): Reading[] {
  const arnOf = (at: number) => `arn:aws:sagemaker:us-east-1:111122223333:thing/${at}`;
  return Array.from({ length: count }, (_, at) => {
    const own = links.filter(([from]) => from % count === at);
    const fields = own.map(([, to], nth) => [`Field${nth}Arn`, arnOf(to % count)]);
    const gone = at % 3 === 0 ? { S3OutputPath: `s3://gone-${at % 2}/x` } : {};
    const kind = kinds[at % kinds.length] ?? "model";
    return reading(kind, `r-${at}`, { ...Object.fromEntries(fields), ...gone } as never, { arn: arnOf(at) });
  });
}

const accounts = fc
  .record({
    count: fc.integer({ min: 1, max: 80 }),
    links: fc.array(fc.tuple(fc.nat(79), fc.oneof(fc.nat(79), fc.constant(0))), { maxLength: 300 }),
    depth: fc.integer({ min: 1, max: mostDepth }),
  })
  .map(({ count, links, depth }) => ({ readings: accountOf(count, links), depth }));

function drawnOf({ readings, depth }: { readings: Reading[]; depth: number }) {
  const [root] = readings;
  if (!root) throw new Error("There is no root.");
  const inventory = inventoryOf(readings);
  const graph = relationGraph(inventory, root.identity, undefined, depth);
  const of = (arn: string) => {
    const found = readings.find(({ identity }) => identity.arn === arn);
    return found ? relationsOf(inventory, found.identity, undefined) : { uses: [], usedBy: [] };
  };
  return { root: root.identity, graph, of };
}

test("the root is the first node, each node is there once, and both ends of each edge are nodes", () => {
  fc.assert(
    fc.property(accounts, (account) => {
      const { root, graph } = drawnOf(account);
      const ids = graph.nodes.map(({ id }) => id);
      expect(graph.nodes[0]).toMatchObject({ id: root.arn, step: 0 });
      expect(new Set(ids).size).toBe(ids.length);
      for (const { from, to } of graph.edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
      for (const { node } of graph.more) expect(ids).toContain(node);
      for (const { step } of graph.nodes) expect(Math.abs(step)).toBeLessThanOrEqual(account.depth);
    }),
  );
});

test("an edge is there exactly where one node uses another, and says by which field", () => {
  fc.assert(
    fc.property(accounts, (account) => {
      const { graph, of } = drawnOf(account);
      const ids = new Set(graph.nodes.map(({ id }) => id));
      const wanted = graph.nodes.flatMap(({ id }) =>
        of(id)
          .uses.map(keyOf)
          .filter((to) => ids.has(to))
          .map((to) => `${id} → ${to}`),
      );
      expect(graph.edges.map(({ from, to }) => `${from} → ${to}`).sort()).toEqual(wanted.sort());
      for (const { from, to, fields } of graph.edges) {
        expect(from).not.toBe(to);
        expect(fields.length).toBeGreaterThan(0);
        expect(fields.every((field) => field === "S3OutputPath" || /^Field\d+Arn$/.test(field))).toBe(true);
      }
    }),
  );
});

test("what is drawn of a node that was walked on from, and what was left out of it, is all that it has", () => {
  fc.assert(
    fc.property(accounts, (account) => {
      const { root, graph, of } = drawnOf(account);
      const walked = new Map(graph.more.map(({ node, side }) => [`${node} ${side}`, { node, side }] as const));
      for (const side of ["uses", "usedBy"] as const) walked.set(`${root.arn} ${side}`, { node: root.arn, side });
      for (const { node, side } of walked.values()) {
        const own = graph.edges.filter(({ from, to }) => (side === "uses" ? from : to) === node);
        const more = graph.more.filter((one) => one.node === node && one.side === side);
        const left = more.reduce((sum, { count }) => sum + count, 0);
        expect(own.length + left).toBe(of(node)[side].length);
        expect(new Set(more.map(({ kind }) => kind)).size).toBe(more.length);
      }
      for (const { id, uses, usedBy } of graph.nodes) {
        expect({ uses, usedBy }).toEqual({ uses: of(id).uses.length, usedBy: of(id).usedBy.length });
      }
    }),
  );
});

test("no step has more than its places, and what leads away from the root is reached from a step before", () => {
  fc.assert(
    fc.property(accounts, (account) => {
      const { graph } = drawnOf(account);
      const steps = new Map(graph.nodes.map(({ id, step }) => [id, step]));
      for (const [step, own] of Map.groupBy(graph.nodes, (node) => node.step)) {
        expect(own.length).toBeLessThanOrEqual(mostAtStep);
        if (step === 0) continue;
        const nearer = Math.abs(step) - 1;
        for (const { id } of own) {
          const ends = graph.edges.flatMap(({ from, to }) =>
            step > 0 ? (to === id ? [from] : []) : from === id ? [to] : [],
          );
          expect(ends.some((end) => Math.abs(steps.get(end) ?? Number.NaN) <= nearer)).toBe(true);
        }
      }
    }),
  );
});

test("a role of thousands is a few of them and a count, and nothing that is drawn hangs on how many there are", () => {
  const roleArn = "arn:aws:iam::111122223333:role/all";
  const role = reading("iam-role", "all", { Arn: roleArn }, { arn: roleArn, region: "global" });
  const jobs = (count: number) =>
    Array.from({ length: count }, (_, at) => reading("training-job", `j-${at}`, { RoleArn: roleArn }));
  const others = ["a", "b"].map((name) => reading("notebook-instance", name, { RoleArn: roleArn }));
  const graph = relationGraph(inventoryOf([role, ...others, ...jobs(3000)]), role.identity, undefined, 3);
  const isDrawn = (kind: string) => graph.nodes.filter((node) => node.kind === kind).length;
  expect(isDrawn("notebook-instance")).toBe(2);
  expect(isDrawn("training-job")).toBe(mostOfKind - 1);
  expect(graph.more).toEqual([{ node: roleArn, side: "usedBy", kind: "training-job", count: 3000 - mostOfKind + 1 }]);
  expect(graph.nodes[0]).toMatchObject({ usedBy: 3002 });
});

test("where not all have a place the worst have it, then those of whom nothing is known by their names", () => {
  const roleArn = "arn:aws:iam::111122223333:role/all";
  const role = reading("iam-role", "all", { Arn: roleArn }, { arn: roleArn, region: "global" });
  const jobs = Array.from({ length: 99 }, (_, at) =>
    reading("training-job", `j-${String(at).padStart(2, "0")}`, { RoleArn: roleArn }),
  );
  const ranks = new Map(jobs.slice(70, 75).map(({ identity }, at) => [identity.arn, String(9 - at)]));
  const { nodes } = relationGraph(inventoryOf([role, ...jobs]), role.identity, undefined, 1, ranks);
  const worst = ["j-74", "j-73", "j-72", "j-71", "j-70"];
  expect(nodes.slice(1).map(({ name }) => name)).toEqual([...worst, "j-00", "j-01", "j-02", "j-03", "j-04", "j-05"]);
});

test("a key of every kind shows of each kind how many there are, where not all have a place", () => {
  const keyArn = "arn:aws:kms:us-east-1:111122223333:key/k";
  const key = reading("kms-key", "k", { Arn: keyArn }, { arn: keyArn });
  const users = Array.from({ length: 40 }, (_, at) =>
    [1, 2, 3].map((nth) => reading(`kind-${at}` as never, `r-${nth}`, { KmsKeyId: keyArn } as never)),
  );
  const { nodes, more } = relationGraph(inventoryOf([key, ...users.flat()]), key.identity, undefined, 2);
  expect(nodes).toHaveLength(1);
  expect(more).toHaveLength(40);
  expect(more.every(({ count }) => count === 3)).toBe(true);
});

test("each way is kept to: what uses the same role is no neighbour of a notebook", () => {
  const roleArn = "arn:aws:iam::111122223333:role/r";
  const role = reading("iam-role", "r", { Arn: roleArn }, { arn: roleArn, region: "global" });
  const [mine, other] = ["mine", "other"].map((name) => reading("notebook-instance", name, { RoleArn: roleArn }));
  if (!mine || !other) throw new Error("There are two.");
  const { nodes } = relationGraph(inventoryOf([role, mine, other]), mine.identity, undefined, 3);
  expect(nodes.map(({ name }) => name)).toEqual(["mine", "r"]);
  expect(nodes[1]).toMatchObject({ step: 1, usedBy: 2 });
});

test("a ring ends, and both of its ways are drawn", () => {
  const arnOf = (name: string) => `arn:aws:sagemaker:us-east-1:111122223333:model/${name}`;
  const ring = ["a", "b"].map((name, at, all) =>
    reading("model", name, { OtherArn: arnOf(all[1 - at] ?? ""), SelfArn: arnOf(name) } as never, { arn: arnOf(name) }),
  );
  const { nodes, edges, more } = relationGraph(inventoryOf(ring), ring[0]?.identity as never, undefined, 3);
  expect(nodes.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(edges).toEqual([
    { from: arnOf("a"), to: arnOf("b"), fields: ["OtherArn"] },
    { from: arnOf("b"), to: arnOf("a"), fields: ["OtherArn"] },
  ]);
  expect(more).toEqual([]);
});

test("what is unread, gone or another account's is a node, and a finished job is a root", () => {
  const theirs = "arn:aws:kms:us-east-1:999988887777:key/0f";
  const roleArn = "arn:aws:iam::111122223333:role/lost";
  const lost = { ...unread("iam-role", "lost"), identity: { ...unread("iam-role", "lost").identity, arn: roleArn } };
  const job = reading("training-job", "old", {
    RoleArn: roleArn,
    OutputDataConfig: { S3OutputPath: "s3://gone/x", KmsKeyId: theirs },
  });
  const resource = job.status === "read" ? job.resource : undefined;
  const { nodes, edges } = relationGraph(inventoryOf([lost as Reading]), job.identity, resource, 2);
  expect(nodes.slice(1)).toMatchObject([
    { kind: "iam-role", arn: roleArn, step: 1 },
    { kind: "kms-key", arn: null, name: theirs },
    { kind: "s3-bucket", arn: null, name: "gone", uses: 0, usedBy: 0 },
  ]);
  expect(parseArn(nodes[2]?.name ?? "")?.account).toBe("999988887777");
  expect(edges.map(({ fields }) => fields)).toEqual([["RoleArn"], ["KmsKeyId"], ["S3OutputPath"]]);
});
