import { expect, test } from "vitest";
import { rulesAmong } from "#lib/analysis/network/among-members.ts";

const from = (...groups: string[]) => ({ UserIdGroupPairs: groups.map((GroupId) => ({ GroupId })) });

test("rules from members count, those of the file system and of others do not", () => {
  const all = { IpProtocol: "-1", ...from("sg-a", "sg-x") };
  const nfs = { IpProtocol: "tcp", FromPort: 2049, ToPort: 2049, ...from("sg-a") };
  const udp = { IpProtocol: "udp", FromPort: 2049, ToPort: 2049, ...from("sg-b") };
  const others = { IpProtocol: "tcp", FromPort: 443, ToPort: 443, ...from("sg-x") };
  expect(rulesAmong(["sg-a", "sg-b"], "sg-a", [all, nfs, udp, others, { IpProtocol: "-1" }])).toEqual([
    { group: "sg-a", rule: all, sources: ["sg-a"] },
    { group: "sg-a", rule: udp, sources: ["sg-b"] },
  ]);
});
