import { pages, whole } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { nameTag } from "./name-tag.ts";

/** Lists of addresses that route tables and security groups name: the account's own, those shared with it, and AWS's. */
export default defineCollector({
  kind: "managed-prefix-list",
  label: "Managed prefix lists",
  scope: "region",
  volume: "live",
  inEvents: { prefixListId: "{pl-}", resourceId: "{pl-}" },
  madeBy: ["CreateManagedPrefixList"],
  setBy: {
    Entries: { calls: ["ModifyManagedPrefixList", "RestoreManagedPrefixListVersion", "CreateManagedPrefixList"] },
  },
  arnType: "prefix-list",
  cloudFormation: "AWS::EC2::PrefixList",
  terraform: "aws_ec2_managed_prefix_list",
  console: "vpcconsole/home?region={region}#ManagedPrefixLists:prefixListId={id}",
  actions: ["ec2:DescribeManagedPrefixLists", "ec2:GetManagedPrefixListEntries"],
  parts: ["Entries"],
  named: (text) => (/^pl-[0-9a-f]+$/.test(text) ? text : undefined),
  async *collect({ ec2, names, arnOf, required, readEach }) {
    for await (const page of pages(ec2.describeManagedPrefixLists, { MaxResults: 100 })) {
      yield* readEach(
        required(page.PrefixLists, "PrefixLists").filter(({ PrefixListId = "" }) => names.has(PrefixListId)),
        ({ PrefixListId: id = "", PrefixListArn, PrefixListName, Tags }) => ({
          name: PrefixListName || nameTag(Tags) || id,
          arn: PrefixListArn ?? arnOf("ec2", `prefix-list/${id}`),
          also: [id],
        }),
        async (list, part) => ({
          ...list,
          Entries: await part("Entries", () =>
            whole(ec2.getManagedPrefixListEntries, { PrefixListId: list.PrefixListId, MaxResults: 100 }, "Entries"),
          ),
        }),
      );
    }
  },
});
