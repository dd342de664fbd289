import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { event } from "./fixture/events.ts";
import { iam } from "./fixture/identities.ts";
import { accountId, callerArn, daysAgo, keyArn } from "./fixture/names.ts";
import { ec2 } from "./fixture/network.ts";
import { sagemaker } from "./fixture/sagemaker.ts";

/** A small account by hand: two enabled regions (one empty), one that is not, and a few of each resource. */
export const account: SimulatedAccount = {
  id: accountId,
  partition: "aws",
  caller: { arn: callerArn, userId: "AIDA1" },
  regions: [
    {
      name: "us-east-1",
      sagemaker,
      ec2,
      kms: {
        keys: [
          {
            KeyId: "0a1b2c3d-1111-2222-3333-444455556666",
            Arn: keyArn,
            KeyManager: "CUSTOMER",
            CreationDate: daysAgo(400),
            Enabled: true,
            aliases: ["alias/ml", "alias/data"],
          },
        ],
      },
      events: Array.from({ length: 120 }, (_, index) => event(index)),
    },
    {
      name: "eu-south-2",
      sagemaker: { ...emptyLists(sagemaker) },
      ec2: { ...emptyLists(ec2) },
      kms: { keys: [] },
      events: [],
    },
  ],
  disabledRegions: ["ap-east-1"],
  iam,
};

function emptyLists<T extends object>(lists: T): T {
  return Object.fromEntries(Object.keys(lists).map((name) => [name, []])) as unknown as T;
}
