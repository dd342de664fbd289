import pattern from "#lib/signals/patterns/credentials-in-two-networks.ts";
import { session } from "#tests/activity/records.ts";
import { testPattern } from "#tests/support/test-pattern.ts";

const of = (name: string, accessKeyId = "ASIAONE") => ({
  userIdentity: { ...session("role", name, "true"), accessKeyId },
});
const from = (minute: number, sourceIPAddress: string, more: object = {}) => ({
  minute,
  sourceIPAddress,
  ...of("alice"),
  ...more,
});
const notebook = of("SageMaker");

testPattern(pattern, {
  sees: {
    "one session from two networks": {
      calls: [from(0, "203.0.113.7"), from(11, "198.51.100.9"), from(12, "203.0.113.8")],
      says: /from 203\.0\.113\.0\/24 and from 198\.51\.100\.0\/24 within 11 minutes/,
      count: 3,
    },
    "over IPv6": {
      calls: [from(0, "2001:db8:1::7"), from(1, "2001:db8:2::7")],
      says: /2001:db8:1::\/48 and from 2001:db8:2::\/48 within 60 seconds/,
      count: 2,
    },
    "a notebook's credentials outside": {
      calls: [from(0, "10.0.0.7", notebook), from(3, "203.0.113.7", notebook)],
      says: /from a private address \(10\.0\.0\.7\) and from 203\.0\.113\.0\/24 within 3 minutes/,
      count: 2,
    },
  },
  leaves: {
    "two addresses of one network": { calls: [from(0, "203.0.113.7"), from(1, "203.0.113.200")] },
    "the two one after the other": { calls: [from(0, "203.0.113.7"), from(31, "198.51.100.9")] },
    "two sessions": { calls: [from(0, "203.0.113.7"), from(1, "198.51.100.9", of("alice", "ASIATWO"))] },
    "a key of one's own": {
      calls: ["203.0.113.7", "198.51.100.9"].map((address, at) => from(at, address, of("alice", "AKIAONE"))),
    },
    "what a service does with it": { calls: [from(0, "203.0.113.7"), from(1, "cloudformation.amazonaws.com")] },
    "both families of addresses": { calls: [from(0, "203.0.113.7"), from(1, "2001:db8:1::7")] },
    "a person who turns a VPN on": { calls: [from(0, "203.0.113.7"), from(1, "10.0.0.7")] },
    "a notebook that reaches one service over an endpoint and another over the internet": {
      calls: [from(0, "10.0.0.7", notebook), from(1, "203.0.113.7", { ...notebook, eventSource: "iam.amazonaws.com" })],
    },
    "networks that somebody said are one": {
      calls: [from(0, "203.0.113.7"), from(1, "198.51.100.9")],
      limits: { sameNetworks: ["203.0.113.0/24", "198.51.100.0/24"] },
    },
  },
});
