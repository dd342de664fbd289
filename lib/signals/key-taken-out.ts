import { defineSignal } from "./define.ts";

const calls: Readonly<Record<string, string>> = {
  DisableKey: "The key was disabled: what it encrypts cannot be opened anew until it is enabled again.",
  ScheduleKeyDeletion:
    "The key cannot be used from then on; once deleted, nothing that it encrypted can be opened again, unless another region has a replica.",
  DeleteImportedKeyMaterial:
    "The key has lost its material: what it encrypts cannot be opened anew until the same material is imported again.",
};

export default defineSignal({
  id: "key-taken-out",
  title: "A key was disabled or is to be deleted",
  mark: "key taken out",
  plural: "keys that were disabled or are to be deleted",
  severity: "high",
  rationale:
    "Notebooks, volumes and models of a key that is gone are lost with it, which is how some extort. Until its deletion is due it can be cancelled: 7 to 30 days.",
  controls: ["mitre-attack:T1485", "nist-800-53-r5:SC-12"],
  references: ["https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html"],
  match({ source, name, errorCode, record }) {
    const sentence = source === "kms.amazonaws.com" && Object.hasOwn(calls, name) ? calls[name] : undefined;
    if (sentence === undefined || errorCode !== null) return undefined;
    return { sentence, evidence: [{ path: "eventName", observed: record.eventName }] };
  },
});
