import fc from "fast-check";
import { expect, test } from "vitest";
import { ArnSet } from "#lib/readings/arn-set.ts";

test("knows what was added and nothing else, as a set of the ARNs themselves does", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (added, asked) => {
      const arns = new ArnSet();
      for (const arn of added) arns.add(arn);
      const plain = new Set(added);
      expect(arns.size).toBe(plain.size);
      for (const arn of [...added, ...asked]) expect(arns.has(arn)).toBe(plain.has(arn));
    }),
  );
});
