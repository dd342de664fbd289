import { defineCheck } from "../define.ts";
import { knownMounts, mountOptions, mountsAreKnown } from "../mounts-are-known.ts";
import { changeSpace } from "../remedies/space.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "space/mounts-known-file-systems",
  kind: "space",
  title: "Studio space mounts only encrypted file systems of this account",
  failTitle: "Studio space mounts a file system of another account, or one that is not encrypted",
  severity: "medium",
  category: "data",
  question: "studio/mounts-known-file-systems",
  rationale:
    "What is mounted lies open in every app, with the user's files beside it: from somebody else's file system code comes in, and into it data goes out, past all buckets and logs of the account.",
  needs: ["efs-file-system", "fsx-file-system", "s3-bucket"],
  controls: ["checklist:N-STU-11", "nist-800-53-r5:AC-4", "nist-800-53-r5:SC-28(1)", "iso-27001-2022:A.8.12"],
  options: mountOptions,
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CustomFileSystem.html"],
  evaluate({ SpaceArn, SpaceName, SpaceSettings }, context) {
    if (!SpaceArn && !SpaceName) return unknown("AWS returned no SpaceArn, so the answer is not complete.");
    return mountsAreKnown(SpaceSettings?.CustomFileSystems, "SpaceSettings.CustomFileSystems", context);
  },
  fix: (space, context) =>
    changeSpace(space, context, {
      summary: `Take it off the list of ${context.identity.name} after a look at what people keep there. A file system of EFS that is not encrypted cannot be made so: copy it to a new one, by a backup or DataSync, and mount that.`,
      settings: { CustomFileSystems: knownMounts(space.SpaceSettings?.CustomFileSystems, context) },
    }),
});
