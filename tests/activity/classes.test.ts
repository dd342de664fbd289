import { describe, expect, test } from "vitest";
import { addressClassOf } from "#lib/activity/address-class.ts";
import { clientClassOf } from "#lib/activity/client-class.ts";
import { agents } from "#lib/simulator/accounts/activity/clients.ts";

describe("addressClassOf", () => {
  test.each([
    ["203.0.113.9", "public"],
    ["2001:db8::1", "public"],
    ["10.1.2.3", "private"],
    ["100.64.0.9", "private"],
    ["172.31.255.255", "private"],
    ["172.32.0.0", "public"],
    ["fd00::1", "private"],
    ["sagemaker.amazonaws.com", "aws"],
    ["AWS Internal", "aws"],
    ["AWS Internal/1", "aws"],
    ["cloudformation.cn-north-1.amazonaws.com.cn", "aws"],
    ["ec2.amazonaws.eu", "aws"],
    ["amazonaws.com.evil.example", "unknown"],
    ["", "unknown"],
  ])("%s is %s", (address, expected) => {
    expect(addressClassOf(address, null)).toBe(expected);
  });
  test("an address that came over a VPC endpoint is private, a service is one all the same", () => {
    expect(addressClassOf("203.0.113.9", "vpce-1")).toBe("private");
    expect(addressClassOf("s3.amazonaws.com", "vpce-1")).toBe("aws");
  });
});

describe("clientClassOf", () => {
  test.each([
    [agents.cli, "cli"],
    [agents.boto, "sdk"],
    [agents.notebook, "notebook"],
    [agents.ancientBoto, "sdk"],
    [agents.terraform, "infrastructure"],
    [agents.java, "sdk"],
    [agents.kali, "offensive"],
    [agents.mac, "browser"],
    [agents.hostile, "other"],
    [`[${agents.kali}]`, "offensive"],
    ["Boto3/1.26.90 Linux/5.10.0-6parrot1-amd64", "offensive"],
    ["[aws-cli/2.1 Python/3.8]", "cli"],
    ["console.amazonaws.com", "console"],
    ["signin.amazonaws.com", "console"],
    ["AWS Internal", "service"],
    ["sagemaker.amazonaws.com", "service"],
    ["aws-internal/3 aws-sdk-java/1.12", "service"],
    ["Mozilla/5.0 (X11; Linux x86_64; Kalinka)", "browser"],
    ["", "other"],
  ])("%s is %s", (agent, expected) => {
    expect(clientClassOf(agent, false)).toBe(expected);
  });
  test("a browser in a session that the console opened is the console; an attacker's stays one", () => {
    expect(clientClassOf(agents.mac, true)).toBe("console");
    expect(clientClassOf(agents.kali, true)).toBe("offensive");
  });
});
