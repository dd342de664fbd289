import { expect, test } from "vitest";
import signal from "#lib/signals/key-taken-out.ts";
import { parsed } from "#tests/activity/records.ts";
import { testSignal } from "#tests/support/test-signal.ts";

const kms = (eventName: string, more: Record<string, unknown> = {}) => ({
  ...{ eventSource: "kms.amazonaws.com", eventName, readOnly: false, requestParameters: { keyId: "1234" } },
  ...more,
});

testSignal(signal, {
  sees: {
    "a key that is disabled": kms("DisableKey"),
    "a key that is to be deleted": kms("ScheduleKeyDeletion"),
    "a key that loses its material": kms("DeleteImportedKeyMaterial"),
  },
  leaves: {
    "what was refused": kms("DisableKey", { errorCode: "AccessDeniedException" }),
    "a key that is enabled again": kms("EnableKey"),
    "a deletion that is cancelled": kms("CancelKeyDeletion"),
    "another service's call of the same name": { ...kms("DisableKey"), eventSource: "example.amazonaws.com" },
  },
});

test("it says of each call what it does from then on, and what undoes it", () => {
  const said = (name: string) => signal.match(parsed(kms(name)))?.sentence;
  // What is open stays so until its key is asked for again.
  expect(said("DisableKey")).toMatch(/cannot be opened anew until it is enabled/);
  expect(said("ScheduleKeyDeletion")).toMatch(/cannot be used from then on; .* unless another region has a replica/);
  expect(said("DeleteImportedKeyMaterial")).toMatch(/until the same material is imported/);
});
