import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SubnetRow, VpcAnswer } from "#components/network/network-row.ts";
import { matchingSubnets, mostRails, pictureRows } from "#components/network/picture-rows.ts";
import { servicesOf } from "#components/network/vpc-columns.tsx";

function subnet(at: number, targets: readonly string[]): SubnetRow {
  const id = `subnet-${at}`;
  const routes = targets.map((target) => ({
    destination: "0.0.0.0/0",
    target,
    words: target,
    leads: "internet" as const,
  }));
  const place = { zone: `us-east-1${"ab"[at % 2]}`, range: `10.0.${at}.0/24`, table: "rtb-0a", unread: null };
  return { arn: id, id, name: `private ${at}`, ...place, reach: "internet", routes, users: [], userCount: 0 };
}

const ids = Array.from({ length: 12 }, (_, at) => `nat-${at}`);
const gateways = fc.subarray(ids).map((own) => own.map((id) => ({ id, words: id, leads: "internet" as const })));
const picture = gateways.chain((all) =>
  fc
    .array(fc.subarray(all.map(({ id }) => id)), { minLength: 1, maxLength: 30 })
    .map((subnets) => ({ gateways: all, subnets: subnets.map((targets, at) => subnet(at, targets)) })),
);

describe("the picture of a VPC", () => {
  test("has every gateway and every subnet, each subnet on just the rails that its routes lead to", () => {
    fc.assert(
      fc.property(picture, ({ gateways: all, subnets }) => {
        const rows = pictureRows({ gateways: all }, subnets);
        expect(rows.map(({ key }) => key)).toEqual([...all, ...subnets].map(({ id }) => id));
        for (const row of rows) {
          if (row.type !== "stop") continue;
          const on = row.rails.filter(({ isOn }) => isOn).map(({ gateway }) => gateway);
          const led = row.subnet.routes.map(({ target }) => target);
          expect(on.length + row.hidden).toBe(led.length);
          expect(led).toEqual(expect.arrayContaining(on));
        }
      }),
    );
  });
  test("rails run from their gateway to the last subnet on them, without a gap, and nowhere else", () => {
    fc.assert(
      fc.property(picture, ({ gateways: all, subnets }) => {
        const rows = pictureRows({ gateways: all }, subnets);
        for (let rail = 0; rail < Math.min(all.length, mostRails); rail++) {
          const drawn = rows.map(({ rails }) => rails[rail]);
          const stops = drawn.flatMap((one, at) => (one?.isOn ? [at] : []));
          const [head = 0, end = head] = [stops[0], stops.at(-1)];
          for (const [at, one] of drawn.entries()) {
            expect(one?.above).toBe(at > head && at <= end);
            expect(one?.below).toBe(at >= head && at < end);
          }
        }
      }),
    );
  });
  test("subnets are found by name, id, zone, range and who stands in them", () => {
    const all = [{ ...subnet(1, []), users: [{ arn: "arn", kind: "model", name: "Churn" }] }, subnet(2, [])];
    for (const [text, found] of [
      ["PRIVATE 2", 1],
      ["us-east-1", 2],
      ["10.0.1.", 1],
      ["churn", 1],
      ["nothing", 0],
    ] as const) {
      expect([text, matchingSubnets(all, text).length]).toEqual([text, found]);
    }
  });
});

test("services stand in the order of how many need them", () => {
  const need = (service: string, byCount: number) => ({ service, byCount }) as VpcAnswer["needs"][number];
  const row = (...needs: VpcAnswer["needs"]) => ({ needs }) as VpcAnswer;
  expect(servicesOf([row(need("s3", 1), need("sagemaker.api", 2)), row(need("s3", 3))])).toEqual([
    "s3",
    "sagemaker.api",
  ]);
});
