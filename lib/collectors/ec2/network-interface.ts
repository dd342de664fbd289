import type { NetworkInterface } from "@aws-sdk/client-ec2";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

/** As many values as one filter takes. Source: EC2 user guide, "Filter your resources". */
const most = 200;

/** What their descriptions say of those that SageMaker made. */
const mark = "SageMaker";

/**
 * Those that SageMaker put into the account's subnets, which say so in their description alone, and those that notebooks, NAT
 * gateways and routes name. By filters, since an id that is gone would fail the call for all the others.
 */
export default defineCollector({
  kind: "network-interface",
  label: "Network interfaces",
  scope: "region",
  volume: "live",
  inEvents: { networkInterfaceId: "{eni-}", resourceId: "{eni-}" },
  madeBy: ["CreateNetworkInterface"],
  cloudFormation: "AWS::EC2::NetworkInterface",
  terraform: "aws_network_interface",
  console: "ec2/home?region={region}#NetworkInterface:networkInterfaceId={id}",
  actions: ["ec2:DescribeNetworkInterfaces"],
  // Endpoints have lists of theirs, of which nothing more is to be known.
  named: (text, field) => (field === "NetworkInterfaceId" && /^eni-[0-9a-f]+$/.test(text) ? text : undefined),
  async *collect({ ec2, names, again, arnOf, required, readListed }) {
    const ids = [...names];
    const filters = [
      ...(again ? [] : [{ Name: "description", Values: [`*${mark}*`] }]),
      ...Array.from({ length: Math.ceil(ids.length / most) }, (_, at) => ({
        Name: "network-interface-id",
        Values: ids.slice(at * most, (at + 1) * most),
      })),
    ];
    const met = new Set<string>();
    const isNew = ({ NetworkInterfaceId = "", Description }: NetworkInterface) =>
      !(again && Description?.includes(mark)) && met.size !== met.add(NetworkInterfaceId).size;
    for (const filter of filters) {
      for await (const page of pages(ec2.describeNetworkInterfaces, { Filters: [filter], MaxResults: 1000 })) {
        yield* readListed(
          required(page.NetworkInterfaces, "NetworkInterfaces").filter(isNew),
          ({ NetworkInterfaceId: id = "", TagSet }) => ({
            name: nameTag(TagSet) ?? id,
            arn: arnOf("ec2", `network-interface/${id}`),
            also: [id],
          }),
        );
      }
    }
  },
});
