import { is } from "./conditions.ts";
import type { Needed } from "./escalation.ts";
import type { Holder } from "./holder.ts";
import { passedToSageMaker } from "./passed-roles.ts";
import type { Ways } from "./powers.ts";

/*
 * What somebody may do with SageMaker to become more than he is, asked about things that no policy names. As of 2026-11-26, from Rhino
 * Security Labs, pathfinding.cloud ("sagemaker-001" to "-005"), HackTricks Cloud and the Service Authorization Reference.
 */

/** Run code as a role of his choice, which he passes to SageMaker. */
export function passingAnyRole({ partition, account }: Holder): Ways {
  const passTo = (service: string): Needed => ({
    action: "iam:PassRole",
    on: [`arn:${partition}:iam::${account}:role/nobody-names`],
    brings: { "iam:passedtoservice": [is(service)] },
  });
  const way = (service: string, starts: readonly string[]) => [
    passTo(service),
    ...starts.map((action) => ({ action, on: undefined })),
  ];
  return [
    ...passedToSageMaker.map((starts) => way("sagemaker.amazonaws.com", starts)),
    // Jobs of this kind may be run by a principal of their own.
    way("job.sagemaker.amazonaws.com", ["sagemaker:CreateJob"]),
  ];
}

/** Open the notebook, the Studio or the tool of somebody else, by an address or a session made for it. */
export const openings = {
  "sagemaker:CreatePresignedNotebookInstanceUrl": "notebook-instance/nobody-names",
  "sagemaker:CreatePresignedDomainUrl": "user-profile/d-nobodynames/nobody-names",
  "sagemaker:CreatePresignedMlflowTrackingServerUrl": "mlflow-tracking-server/nobody-names",
  "sagemaker:CreatePresignedMlflowAppUrl": "mlflow-app/nobody-names",
  "sagemaker:CreatePartnerAppPresignedUrl": "partner-app/nobody-names",
  "sagemaker:StartSession": "space/d-nobodynames/nobody-names",
} as const;

export function openingAnything(holder: Holder): Ways {
  return Object.entries(openings).map(([action, on]) => [{ action, on: named(holder, on) }]);
}

/** Have a script run on the notebook of somebody else, as root and with its role: one attached already, or one of his own. */
export function scriptingAnyNotebook(holder: Holder): Ways {
  const config = named(holder, "notebook-instance-lifecycle-config/nobody-names");
  const notebook = named(holder, "notebook-instance/nobody-names");
  const on = (action: string): Needed => ({ action, on: notebook });
  return [
    [{ action: "sagemaker:UpdateNotebookInstanceLifecycleConfig", on: config }],
    [
      on("sagemaker:UpdateNotebookInstance"),
      { action: "sagemaker:CreateNotebookInstanceLifecycleConfig", on: undefined },
      on("sagemaker:StopNotebookInstance"),
      on("sagemaker:StartNotebookInstance"),
    ],
  ];
}

/**
 * Put another model behind an endpoint, or a copy of what it is asked into another bucket; or another endpoint in its place, under
 * its name. No role is passed for it.
 */
export function replacingAnyEndpoint(holder: Holder): Ways {
  const on = (action: string): Needed => ({ action, on: named(holder, "endpoint/nobody-names") });
  const config: Needed = { action: "sagemaker:CreateEndpointConfig", on: undefined };
  return [
    [on("sagemaker:UpdateEndpoint"), config],
    [on("sagemaker:DeleteEndpoint"), on("sagemaker:CreateEndpoint"), config],
    [{ action: "sagemaker:UpdateInferenceComponent", on: named(holder, "inference-component/nobody-names") }],
  ];
}

/** Such a thing in every region that the policies name, and in one that none names. */
function named({ partition, account, policies }: Holder, name: string): string[] {
  const statements = policies.flatMap((policy) => policy.statements ?? []);
  const listed = statements.flatMap(({ resources }) => resources?.listed ?? []);
  const regions = listed.flatMap((one) => one.replaceAll(/[*?]/g, "n").split(":")[3] || []);
  return [...new Set(["nobody-names-1", ...regions])].map(
    (region) => `arn:${partition}:sagemaker:${region}:${account}:${name}`,
  );
}
