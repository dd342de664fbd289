import { describe, expect, test } from "vitest";
import type { Attachment } from "#lib/analysis/network/egress.ts";
import { anywhere, anywhere6, cloud, toInternet6 } from "./cloud.ts";
import { blocked, egress, ipv6, type Parts } from "./egress-of.ts";

describe("egress over IPv6", () => {
  const open = (parts: Parts, addressing: Attachment["addressing"] | "not known" = "dualstack") =>
    egress(cloud({ subnet: ipv6, egress: [anywhere6], ...parts }), {
      addressing: addressing === "not known" ? undefined : addressing,
    }).reach;
  const eigw = { routes: [toInternet6({ EgressOnlyInternetGatewayId: "eigw-0a" })] };
  const igw = { routes: [toInternet6({ GatewayId: "igw-0a" })] };

  test("an egress-only or plain internet gateway carries a dual-stack workload out", () => {
    expect(open(eigw)).toBe("internet");
    expect(open(igw)).toBe("internet");
  });
  test("a workload without an IPv6 address stays in; when that is not known, so is the answer", () => {
    expect(open(eigw, "ipv4")).toBe("none");
    expect(open(eigw, "not known")).toBe("unknown");
  });
  test("a subnet without IPv6 addresses stays in", () => {
    expect(open({ ...eigw, subnet: { Ipv6CidrBlockAssociationSet: [] } })).toBe("none");
    expect(open({ ...eigw, subnet: {} })).toBe("unknown");
    expect(
      open({
        ...eigw,
        subnet: {
          Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: "2600::/64", Ipv6CidrBlockState: { State: "disassociated" } }],
        },
      }),
    ).toBe("none");
  });
  test("rules for IPv4 do not let IPv6 out", () => {
    expect(open({ ...eigw, egress: [anywhere] })).toBe("none");
  });
  test("Block Public Access: ingress-only still lets the egress-only gateway through", () => {
    expect(open({ ...eigw, subnet: { ...ipv6, ...blocked("block-ingress") } })).toBe("internet");
    expect(open({ ...igw, subnet: { ...ipv6, ...blocked("block-ingress") } })).toBe("none");
    expect(open({ ...eigw, subnet: { ...ipv6, ...blocked("block-bidirectional") } })).toBe("none");
  });
  test("a prefix list may hold IPv6 ranges, which an internet gateway carries", () => {
    const list = { routes: [{ DestinationPrefixListId: "pl-0b", GatewayId: "igw-0a", State: "active" as const }] };
    expect(open(list)).toBe("unknown");
    expect(open(list, "ipv4")).toBe("none");
  });
});
