import { describe, expect, test } from "vitest";
import { makerIn } from "#lib/inventory/maker.ts";
import { creationIn, lastChangeIn } from "#lib/inventory/moments.ts";

describe("whom a description names as its maker", () => {
  const session = "arn:aws:sts::111122223333:assumed-role/DataScientist/mia";
  test.each([
    [{ CreatedBy: { UserProfileName: "mia", IamIdentity: { Arn: session } } }, "mia", "CreatedBy.UserProfileName"],
    [{ CreatedBy: { IamIdentity: { Arn: session } } }, "DataScientist/mia", "CreatedBy.IamIdentity.Arn"],
    [
      { CreatedBy: { IamIdentity: { Arn: "arn:aws:iam::111122223333:user/ml/oscar" } } },
      "oscar",
      "CreatedBy.IamIdentity.Arn",
    ],
    [{ CreatedBy: "mia" }, "mia", "CreatedBy"],
    [{ OwnershipSettings: { OwnerUserProfileName: "mia" } }, "mia", "OwnershipSettings.OwnerUserProfileName"],
    [{ AppName: "default", UserProfileName: "mia" }, "mia", "UserProfileName"],
  ])("%j", (resource, name, field) => {
    expect(makerIn(resource)).toEqual({ name, field });
  });

  // A user profile is called so itself.
  test.each([[{}], [null], [{ CreatedBy: {} }], [{ UserProfileName: "mia" }], [{ CreatedBy: 3 }]])(
    "%j: nobody",
    (resource) => {
      expect(makerIn(resource)).toBeUndefined();
    },
  );
});

describe("when it was made and last changed", () => {
  test("is what AWS says in the field of the kind, as ISO times", () => {
    const at = "2026-11-02T10:00:00.000Z";
    expect(lastChangeIn({ CreationTime: "2025-01-01T00:00:00Z", LastModifiedTime: "2026-11-02T10:00:00Z" })).toEqual({
      field: "LastModifiedTime",
      at,
    });
    // Lambda's.
    expect(lastChangeIn({ LastModified: "2026-11-02T10:00:00.000+0000" })?.at).toBe(at);
    expect(creationIn({ CreateDate: at })).toEqual({ field: "CreateDate", at });
  });

  test("is not when it was made, used, or anything that is no time", () => {
    expect(
      lastChangeIn({ CreationTime: "2025-01-01T00:00:00Z", LastUserActivityTimestamp: "2025-01-02T00:00:00Z" }),
    ).toBeUndefined();
    for (const LastModifiedTime of ["soon", null, 12, {}, ""])
      expect(lastChangeIn({ LastModifiedTime })).toBeUndefined();
    expect(creationIn("text")).toBeUndefined();
  });
});
