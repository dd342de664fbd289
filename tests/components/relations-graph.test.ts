import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { GraphNode, RelationsAnswer } from "#components/resources/queries.ts";
import { type BoxPlace, MoreBox, ResourceBox } from "#components/resources/relation-box.tsx";
import { boxWidth, drawingOf, viewOf } from "#components/resources/relation-layout.ts";
import { furtherOf, isAllOf, tellingField } from "#components/resources/relation-words.ts";
import { mostAtStep } from "#lib/inventory/relation-graph.ts";

const account = "111122223333";
const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
const standing = { exposure: "live", grade: "B", failing: none, unknown: 0, judged: 3, failure: null } as const;

function nodeOf(name: string, change: Partial<GraphNode> = {}): GraphNode {
  const arn = `arn:aws:sagemaker:us-east-1:${account}:model/${name}`;
  const own = { id: arn, arn, name, kind: "model", region: "us-east-1", account, step: 1, uses: 0, usedBy: 1 };
  return { ...own, standing, ...change };
}

const root = nodeOf("root", { step: 0 });
const place: BoxPlace = { root, account, depth: "2" };

function drawn(node: GraphNode, further = 0) {
  const markup = renderToStaticMarkup(createElement(ResourceBox, { node, further, place }));
  return {
    markup,
    text: markup
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim(),
  };
}

test("a box says what it is, how it stands and how much lies further out, and leads to its own graph", () => {
  const failing = { ...none, high: 2, low: 9 };
  const { markup, text } = drawn(nodeOf("churn", { standing: { ...standing, grade: "D", failing } }), 14);
  expect(text).toBe("Model churn 2 high fail Grade D +14 uses 14 others");
  expect(markup).toContain(
    `href="/resources/detail?account=${account}&amp;arn=arn%3Aaws%3Asagemaker%3Aus-east-1%3A${account}%3Amodel%2Fchurn&amp;tab=relations&amp;depth=2"`,
  );
  expect(drawn(nodeOf("user", { step: -1 }), 1).text).toContain("used by 1 other");
});

test("what was not read, was not found, is elsewhere or has ended says so, and nothing of it looks well", () => {
  const failure = { class: "denied", action: "sagemaker:DescribeModel", code: "AccessDenied", message: "" } as const;
  const unread = drawn(nodeOf("lost", { standing: { ...standing, grade: null, failure } }));
  expect(unread.text).toContain("not read");
  expect(unread.text).toContain("No grade");
  expect(unread.markup).toContain("hatch");
  const gone = drawn(nodeOf("gone", { arn: null, account: null, standing: null }));
  expect(gone.text).toBe("Model · not found or not read gone");
  expect(gone.markup).not.toContain("<a ");
  expect(drawn(nodeOf("x", { arn: null, account: "999988887777", standing: null })).text).toContain(
    "account 999988887777",
  );
  expect(drawn(nodeOf("far", { region: "eu-west-1" })).text).toContain("eu-west-1");
  expect(drawn(nodeOf("near", { region: "global" })).text).not.toContain("global");
  expect(drawn(nodeOf("job", { standing: { ...standing, exposure: "record" } })).text).toContain("record");
});

test("the root leads nowhere, and a name is only a name, however long it is or what it holds", () => {
  expect(drawn(root).markup).not.toContain("<a ");
  const { markup } = drawn(nodeOf('<img src=x onerror="alert(1)">'));
  expect(markup).not.toContain("<img");
  const long = drawn(nodeOf("n".repeat(200)));
  expect(long.text).toContain("n".repeat(200));
  expect(long.markup).toContain("data-cut");
});

test("how many more there are leads to their list: of the root on this screen, of others on theirs", () => {
  const box = (node: string) =>
    renderToStaticMarkup(
      createElement(MoreBox, {
        more: { node, side: "usedBy", kind: "training-job", count: 1834 },
        isAll: false,
        place,
      }),
    );
  expect(box(root.id)).toContain('href="#used-by-training-job"');
  expect(box(root.id).replaceAll(/<[^>]*>/g, " ")).toContain("1,834 more");
  expect(box("arn:aws:iam::1:role/r")).toMatch(/href="\/resources\/detail\?[^"]*role%2Fr[^"]*#used-by-training-job"/);
});

test("a field is told where it says more than what it names", () => {
  const said: [field: string, kind: string, isTold: boolean][] = [
    ["RoleArn", "iam-role", false],
    ["KmsKeyId", "kms-key", false],
    ["SubnetIds", "subnet", false],
    ["SecurityGroupIds", "security-group", false],
    ["EndpointConfigName", "endpoint-config", false],
    ["ModelName", "model", false],
    ["OutputKmsKeyId", "kms-key", true],
    ["VolumeKmsKeyId", "kms-key", true],
    ["S3OutputPath", "s3-bucket", true],
    ["ModelDataUrl", "s3-bucket", true],
    ["ExecutionRoleArn", "iam-role", false],
    ["NotebookInstanceLifecycleConfigName", "notebook-lifecycle-config", true],
  ];
  for (const [field, kind, isTold] of said) expect(tellingField([field], kind), field).toBe(isTold ? field : null);
  expect(tellingField(["KmsKeyId", "VolumeKmsKeyId"], "kms-key")).toBe("VolumeKmsKeyId");
  expect(
    tellingField(["NotebookInstanceLifecycleConfigName"], "notebook-instance", "notebook-lifecycle-config"),
  ).toBeNull();
  expect(tellingField([], "model")).toBeNull();
});

/** Any graph, rings among them, with as many lines left out of it. */
const answers = fc
  .record({
    count: fc.integer({ min: 1, max: 2 * mostAtStep }),
    links: fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 120 }),
    left: fc.array(fc.tuple(fc.nat(60), fc.constantFrom("uses" as const, "usedBy" as const), fc.integer({ min: 1 }))),
  })
  .map(({ count, links, left }): RelationsAnswer => {
    const nodes = Array.from({ length: count }, (_, at) => nodeOf(`r-${at}`, { step: at === 0 ? 0 : at % 2 ? 1 : -1 }));
    const id = (at: number) => nodes[at % count]?.id ?? "";
    const pairs = new Map(links.map(([from, to]) => [`${from % count} ${to % count}`, { from: id(from), to: id(to) }]));
    const edges = [...pairs.values()].map((pair) => ({ ...pair, fields: ["ModelName"] }));
    const more = new Map(
      left.map(([at, side, number]) => [`${at % count} ${side}`, { node: id(at), side, kind: "job", count: number }]),
    );
    return { nodes, edges, more: [...more.values()] };
  });

test("every box has a place of its own, and both ends of every line are boxes", () => {
  fc.assert(
    fc.property(answers, (answer) => {
      const { boxes, lines, width, height } = drawingOf(answer);
      expect(boxes).toHaveLength(answer.nodes.length + answer.more.length);
      const steps = new Map(answer.nodes.map(({ id, step }) => [id, step]));
      const ways = answer.edges.map(({ from, to }) => [steps.get(from) ?? 0, steps.get(to) ?? 0] as const);
      const leading = ways.filter(([from, to]) => (from < 0 ? to === from + 1 : to >= 0));
      expect(lines).toHaveLength(leading.length + answer.more.length);
      const ids = new Set(boxes.map(({ id }) => id));
      expect(ids.size).toBe(boxes.length);
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
      for (const { from, to } of lines) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
      for (const { from, to, path } of lines) {
        const ends = [from, to].map((id) => boxes.find((box) => box.id === id));
        const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
        for (const [box, point] of [
          [ends[0], points.at(0)],
          [ends[1], points.at(-1)],
        ] as const) {
          if (!box || !point) throw new Error(path);
          expect(point.y).toBeCloseTo(box.y + box.height / 2, 3);
          expect([box.x, box.x + boxWidth].some((side) => Math.abs(side - point.x) < 0.01)).toBe(true);
        }
      }
      for (const [at, one] of boxes.entries()) {
        expect(one.x).toBeGreaterThanOrEqual(-1);
        expect(one.x + boxWidth).toBeLessThanOrEqual(width + 1);
        expect(one.y + one.height).toBeLessThanOrEqual(height + 1);
        for (const other of boxes.slice(at + 1)) {
          const isApart =
            Math.abs(one.x - other.x) >= boxWidth || one.y + one.height <= other.y || other.y + other.height <= one.y;
          expect(isApart).toBe(true);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test("a drawing is first seen whole where it can be read, else around its root, and never far smaller", () => {
  fc.assert(
    fc.property(answers, fc.integer({ min: 320, max: 1500 }), (answer, room) => {
      const drawing = drawingOf(answer);
      const { height, viewport } = viewOf(drawing, room);
      const { x, y, zoom } = viewport;
      expect(zoom).toBeGreaterThan(0.6);
      expect(zoom).toBeLessThanOrEqual(1);
      const [box] = drawing.boxes;
      if (!box) throw new Error("There is a root.");
      for (const [at, length, space] of [
        [x + box.x * zoom, boxWidth * zoom, room],
        [y + box.y * zoom, box.height * zoom, height],
      ] as const) {
        expect(at).toBeGreaterThanOrEqual(-1);
        expect(at + length).toBeLessThanOrEqual(space + 1);
      }
      if (drawing.width * zoom <= room - 32)
        expect([x >= -1, x + drawing.width * zoom <= room + 1]).toEqual([true, true]);
      if (drawing.height * zoom <= height - 68) expect(y).toBeGreaterThanOrEqual(-1);
    }),
    { numRuns: 50 },
  );
});

test("where nothing goes round, what uses is left of what it uses", () => {
  fc.assert(
    fc.property(answers, (answer) => {
      const at = new Map(answer.nodes.map(({ id }, place) => [id, place]));
      const edges = answer.edges.filter(({ from, to }) => (at.get(from) ?? 0) < (at.get(to) ?? 0));
      const { boxes, lines } = drawingOf({ ...answer, edges });
      const left = new Map(boxes.map(({ id, x }) => [id, x]));
      for (const { from, to } of lines) expect(left.get(from)).toBeLessThan(left.get(to) ?? 0);
    }),
    { numRuns: 50 },
  );
});

test("what lies further out is what a node has on its side, without what is told", () => {
  const used = nodeOf("used", { uses: 5, usedBy: 40 });
  const user = nodeOf("user", { step: -1, uses: 9, usedBy: 3 });
  const answer: RelationsAnswer = {
    nodes: [{ ...root, uses: 90, usedBy: 90 }, used, user],
    edges: [
      { from: root.id, to: used.id, fields: [] },
      { from: user.id, to: root.id, fields: [] },
      { from: used.id, to: user.id, fields: [] },
    ],
    more: [{ node: used.id, side: "uses", kind: "image", count: 3 }],
  };
  expect([...furtherOf(answer).values()]).toEqual([0, 1, 2]);
  const isAll = (side: "uses" | "usedBy", kind: string) => isAllOf(answer, { node: root.id, side, kind, count: 2 });
  expect([isAll("uses", "model"), isAll("usedBy", "model"), isAll("uses", "image")]).toEqual([false, false, true]);
});
