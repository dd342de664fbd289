import { z } from "zod";
import { defineCheck } from "../define.ts";
import { changeNotebook } from "../remedies/notebook-instance.ts";
import { repositoriesOf, repositoryVerdict } from "../repository-is-known.ts";
import { notApplicable, unknown } from "../verdicts.ts";
import { worstOf } from "../worst-of.ts";

export default defineCheck({
  id: "notebook-instance/clones-known-repositories",
  kind: "notebook-instance",
  title: "Notebook instance clones only repositories that somebody answers for",
  failTitle: "Notebook instance clones a repository that nobody answers for",
  severity: "medium",
  category: "hygiene",
  rationale:
    "What is cloned at the start is opened and run by its user, with the notebook's role: whoever can write to that repository, or takes over its name, writes the code.",
  needs: ["code-repository"],
  controls: ["checklist:N-NB-03", "nist-800-53-r5:SI-7", "mitre-attack:T1195.001"],
  options: z.strictObject({
    trustedRepositories: z
      .array(z.string().min(4).max(300))
      .max(200)
      .default([])
      .describe(
        "hosts of your own, or a host and an organization there: git.example.com, github.com/your-organization",
      ),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-git-repo.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-git-resource.html",
  ],
  evaluate(notebook, { identity, inventory, options }) {
    if (!notebook.NotebookInstanceArn && !notebook.NotebookInstanceName)
      return unknown("AWS returned no NotebookInstanceArn, so the answer is not complete.");
    const none = notApplicable("The notebook clones no repository.");
    const { trustedRepositories: trusted } = options;
    return worstOf(
      repositoriesOf(notebook).map((one) => repositoryVerdict(one, inventory, identity.region, trusted)),
      none,
    );
  },
  fix(notebook, context) {
    const { identity, inventory, options } = context;
    const isBad = (place: { path: string; repository: string }) =>
      repositoryVerdict(place, inventory, identity.region, options.trustedRepositories).status === "fail";
    const [own, more] = [true, false].map((isDefault) =>
      repositoriesOf(notebook).filter(({ path }) => (path === "DefaultCodeRepository") === isDefault),
    );
    const kept = (more ?? []).filter((one) => !isBad(one)).map(({ repository }) => repository);
    return changeNotebook(notebook, context, {
      summary:
        "Register the repository with the secret that opens it, after a look at what it holds, and let the notebook clone that; a copy in a place of your own serves for code of strangers. What was cloned before stays on the volume.",
      fields: {
        ...(own?.some(isBad) && { DefaultCodeRepository: "CODE_REPOSITORY" }),
        ...(more?.some(isBad) && { AdditionalCodeRepositories: kept.length > 0 ? kept : ["CODE_REPOSITORY"] }),
      },
    });
  },
});
