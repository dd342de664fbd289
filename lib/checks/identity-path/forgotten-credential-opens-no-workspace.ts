import consoleHasMfa from "../iam-user/console-has-mfa.ts";
import credentialsAreUsed from "../iam-user/credentials-are-used.ts";
import opensNoWorkspaceFromAnywhere from "../iam-user/opens-no-workspace-from-anywhere.ts";
import { pathCheck } from "../path-check.ts";

export default pathCheck({
  id: "identity-path/forgotten-credential-opens-no-workspace",
  family: "to-workspaces",
  title: "No forgotten credential without a second factor opens anybody's notebook or Studio",
  failTitle: "A forgotten credential without a second factor opens anybody's notebook or Studio",
  category: "identity",
  rationale:
    "Nobody notices when a stranger uses what its owner forgot. The address that AWS makes for him opens a colleague's workspace, with its files and its role.",
  controls: ["checklist:IAM-05", "checklist:IAM-07", "nist-800-53-r5:AC-2(3)", "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedNotebookInstanceUrl.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_finding-unused.html",
  ],
  cutBy: [opensNoWorkspaceFromAnywhere, credentialsAreUsed, consoleHasMfa],
});
