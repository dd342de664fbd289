import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Attempts } from "#lib/auth/attempts.ts";
import { addressOf, isBehindTls } from "#lib/auth/proxy.ts";
import { networkOf } from "#lib/network-of.ts";

const wrong = () => false;
const right = () => true;

describe("attempts", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("of one address are looked at ten times, then not at all until the time is over; others go on", async () => {
    const attempts = new Attempts();
    const looked = await Promise.all(Array.from({ length: 50 }, () => attempts.look("1.1.1.1", wrong)));
    expect(looked.filter((one) => one === "wrong")).toHaveLength(10);
    const isRight = vi.fn(right);
    expect(await attempts.look("1.1.1.1", isRight)).toEqual({ waitSeconds: expect.any(Number) });
    expect(isRight).not.toHaveBeenCalled();
    expect(await attempts.look("2.2.2.2", right)).toBe("right");
    await vi.advanceTimersByTimeAsync(301_000);
    expect(await attempts.look("1.1.1.1", right)).toBe("right");
  });

  test("of everybody together leave each address one, so that the right token still gets in from elsewhere", async () => {
    const attempts = new Attempts();
    for (let at = 0; at < 10; at++)
      for (let times = 0; times < 10; times++) expect(await attempts.look(`10.0.0.${at}`, wrong)).toBe("wrong");
    expect(await attempts.look("10.1.0.1", wrong)).toBe("wrong");
    expect(await attempts.look("10.1.0.1", wrong)).toEqual({ waitSeconds: expect.any(Number) });
    expect(await attempts.look("10.2.0.1", right)).toBe("right");
    expect(await attempts.look("10.2.0.1", right)).toBe("right");
  });

  test("that are right cost nothing", async () => {
    const attempts = new Attempts();
    for (let at = 0; at < 500; at++) expect(await attempts.look("1.1.1.1", right)).toBe("right");
  });
});

test.each([
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::9", "2001:db8:1:2"],
  ["2001:0db8:0001:0002::", "2001:db8:1:2"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["::1", "0:0:0:0"],
  ["::ffff:10.0.0.1", "10.0.0.1"],
  ["10.0.0.1", "10.0.0.1"],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

describe("a proxy is believed", () => {
  const proxied = new Set(["audit.example"]);
  const by = (host: string, more: Record<string, string> = {}) => ({ headers: { host, ...more } });

  test("about TLS only under the host that its owner named", () => {
    const tls = { "x-forwarded-proto": "https" };
    expect(isBehindTls(by("audit.example", tls), proxied)).toBe(true);
    expect(isBehindTls(by("AUDIT.example", { origin: "https://audit.example" }), proxied)).toBe(true);
    expect(isBehindTls(by("audit.example"), proxied)).toBe(false);
    expect(isBehindTls(by("audit.example", { "x-forwarded-proto": "http" }), proxied)).toBe(false);
    expect(isBehindTls(by("127.0.0.1:3000", { ...tls, origin: "https://127.0.0.1:3000" }), proxied)).toBe(false);
  });

  test("about the address only under that host and from near by, and only for what it added itself", () => {
    const forwarded = { "x-forwarded-for": "6.6.6.6, 9.9.9.9" };
    const near = { remoteAddress: "127.0.0.1" };
    expect(addressOf({ ...by("audit.example", forwarded), ...near }, proxied)).toBe("9.9.9.9");
    expect(addressOf({ ...by("audit.example"), ...near }, proxied)).toBe("127.0.0.1");
    expect(addressOf({ ...by("127.0.0.1:3000", forwarded), ...near }, proxied)).toBe("127.0.0.1");
    expect(addressOf({ ...by("audit.example", forwarded), remoteAddress: "8.8.8.8" }, proxied)).toBe("8.8.8.8");
  });
});
