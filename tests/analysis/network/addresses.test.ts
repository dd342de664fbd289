import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covers, isPublic, isWorld, parseRange, worldOf } from "#lib/analysis/network/addresses.ts";

describe("isPublic", () => {
  test.each([
    "0.0.0.0/0",
    "::/0",
    "0.0.0.0/1",
    "128.0.0.0/1",
    "8.8.8.0/24",
    "172.0.0.0/8",
    "100.0.0.0/8",
    "11.0.0.0/8",
    "2600:1f18::/32",
    "64:ff9b::/96",
    "1.1.1.1/32",
  ])("%s has public addresses", (cidr) => {
    expect(isPublic(cidr)).toBe(true);
  });
  test.each([
    "10.0.0.0/8",
    "10.2.0.0/16",
    "172.16.0.0/12",
    "172.31.4.0/24",
    "192.168.1.1/32",
    "100.64.0.0/10",
    "169.254.0.0/16",
    "fd00:ec2::/32",
    "fe80::/10",
  ])("%s has none", (cidr) => {
    expect(isPublic(cidr)).toBe(false);
  });
  test.each(["", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/x", "example.com/8", "::1/129"])(
    "%j is not a range, and may be anything",
    (cidr) => {
      expect(parseRange(cidr)).toBeUndefined();
      expect(isPublic(cidr)).toBe(true);
    },
  );

  test("a wider range has whatever the narrower one has", () => {
    const address = fc.ipV4();
    fc.assert(
      fc.property(address, fc.nat(32), fc.nat(32), (ip, a, b) => {
        const [wide, narrow] = a < b ? [a, b] : [b, a];
        return !isPublic(`${ip}/${narrow}`) || isPublic(`${ip}/${wide}`);
      }),
    );
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => typeof isPublic(text) === "boolean" && typeof isWorld(text) === "boolean"),
    );
  });
});

describe("isWorld", () => {
  test.each(["0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "64.0.0.0/2", "2000::/3", "2600::/12"])(
    "%s names nobody",
    (cidr) => {
      expect(isWorld(cidr)).toBe(true);
    },
  );
  test.each(["8.8.8.8/32", "52.0.0.0/8", "10.0.0.0/8", "fc00::/7", "2600:1f18::/32"])("%s names some", (cidr) => {
    expect(isWorld(cidr)).toBe(false);
  });
});

describe("worldOf", () => {
  const eighths = Array.from({ length: 40 }, (_, index) => `${index + 20}.0.0.0/8`);
  test("many wide ranges together name nobody", () => {
    expect(worldOf(eighths)).toEqual(eighths);
    expect(worldOf(["4.0.0.0/8", "5.0.0.0/8"])).toHaveLength(2);
  });
  test("a few named ranges, the same one twice, one within another, and private ones do not", () => {
    expect(worldOf(["198.51.100.0/24", "203.0.113.0/24", "52.0.0.0/8"])).toEqual([]);
    expect(worldOf(["52.0.0.0/8", "52.0.0.0/8", "52.128.0.0/9"])).toEqual([]);
    expect(worldOf(["10.0.0.0/8", "172.16.0.0/12", "100.64.0.0/10", "fc00::/7"])).toEqual([]);
  });
  test("another range never makes a rule less open", () => {
    const range = fc.tuple(fc.ipV4(), fc.nat(32)).map(([ip, bits]) => `${ip}/${bits}`);
    fc.assert(
      fc.property(
        fc.array(range),
        range,
        (ranges, more) => worldOf([...ranges, more]).length >= worldOf(ranges).length,
      ),
    );
  });
});

describe("covers", () => {
  test.each([
    ["0.0.0.0/0", "10.0.1.0/24", true],
    ["10.0.0.0/8", "10.0.1.0/24", true],
    ["10.0.1.0/24", "10.0.1.0/24", true],
    ["10.0.1.0/25", "10.0.1.0/24", false],
    ["10.0.2.0/24", "10.0.1.0/24", false],
    ["::/0", "10.0.1.0/24", false],
    ["not a range", "10.0.1.0/24", false],
    ["2600:1f18::/32", "2600:1f18:0:1::/64", true],
  ])("%s covers %s: %s", (outer, inner, answer) => {
    expect(covers(outer, inner)).toBe(answer);
  });
});
