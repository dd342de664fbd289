import { defineCheck } from "../define.ts";
import { knownMounts, mounting, mountsAreKnown } from "../mounts-are-known.ts";
import { changeSpace } from "../remedies/space.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "space/mounts-known-file-systems",
  kind: "space",
  title: "Studio space mounts only encrypted file systems of this account",
  failTitle: "Studio space mounts a file system of another account, or one that is not encrypted",
  ...mounting,
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CustomFileSystem.html"],
  evaluate({ SpaceArn, SpaceName, SpaceSettings }, context) {
    if (!SpaceArn && !SpaceName) return unknown("AWS returned no SpaceArn, so the answer is not complete.");
    return mountsAreKnown(SpaceSettings?.CustomFileSystems, "SpaceSettings.CustomFileSystems", context);
  },
  fix: (space, context) =>
    changeSpace(space, context, {
      summary: `Take it off the list of ${context.identity.name} after a look at what people keep there. A file system of EFS that is not encrypted cannot be made so: copy it to a new one, by a backup or DataSync, and mount that.`,
      takesAway: true,
      settings: { CustomFileSystems: knownMounts(space.SpaceSettings?.CustomFileSystems, context) },
    }),
});
