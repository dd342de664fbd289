import { inventoryOf } from "#tests/support/test-check.ts";
import { key, keyArn, unreadKey } from "./keys.ts";

/** What is true of a key for volumes, whatever kind of job names it, and wherever. */
export function volumeKeyCases<R extends object>(withKey: (reference?: string) => R) {
  const given = (...keys: Parameters<typeof inventoryOf>[0]) => ({
    resource: withKey(keyArn),
    inventory: inventoryOf(keys),
  });
  return {
    pass: { "a customer managed key": given(key()) },
    fail: {
      "a key of AWS by its ARN": given(key({ KeyManager: "AWS" })),
      "a key that is about to be deleted": given(key({ KeyState: "PendingDeletion" })),
    },
    notApplicable: { "no key is named, which another check says": { resource: withKey() } },
    unknown: { "the key may not be read": given(unreadKey()), "the answer is empty": { resource: {} } },
  };
}
