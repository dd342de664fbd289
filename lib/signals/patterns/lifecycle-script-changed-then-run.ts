import { z } from "zod";
import { definePattern, type Moment, type PatternEvent } from "../over-time/define.ts";
import { asked, within } from "../over-time/event-facts.ts";

export default definePattern({
  id: "lifecycle-script-changed-then-run",
  title: "A lifecycle configuration was changed and then run",
  mark: "changed script",
  plural: "lifecycle configurations that were changed and run",
  severity: "medium",
  rationale:
    "Its script runs with what the notebook or app may do, on a notebook as root: who may change it may do all that the role may. Setting one up is the same calls; the script tells which it was. Of notebooks whose configuration no event of the day names, only a start by whoever made the change is seen.",
  controls: ["mitre-attack:T1059.004", "nist-800-53-r5:CM-3"],
  references: ["https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html"],
  by: "account",
  limits: z.object({
    withinMinutes: z
      .int()
      .min(1)
      .max(1440)
      .default(60)
      .describe("minutes until it runs, a whole number from 1 to 1440; started by somebody else it may take a day"),
  }),
  minutes: () => 1440,
  calls: [
    ...[
      "CreateNotebookInstanceLifecycleConfig",
      "UpdateNotebookInstanceLifecycleConfig",
      "CreateStudioLifecycleConfig",
    ],
    ...["UpdateNotebookInstance", "CreateNotebookInstance", "StartNotebookInstance", "CreateApp"],
  ],
  readsRequests: true,
  holds: (event) => isChange(event) || setsConfig(event),
  what: ({ errorCode, region }) => (errorCode === null ? region : undefined),
  judge(now, before, { limits }) {
    const change = before.findLast((one) => {
      const isAnothers = one.event.actorArn !== now.event.actorArn;
      const minutes = (Date.parse(now.event.at) - Date.parse(one.event.at)) / 60_000;
      return one.what === now.what && (isAnothers || minutes <= limits.withinMinutes) && runs(now, one, before);
    });
    if (!change) return undefined;
    const { actorArn, at, name } = change.event;
    const who = actorArn === now.event.actorArn ? "by the same caller" : "by somebody else";
    const sentence = `${configIn(change)}: ${name}, then ${now.event.name} ${who} ${within(at, now.event.at)}.`;
    return { sentence, with: [change] };
  },
});

function isChange({ name }: PatternEvent): boolean {
  return name.endsWith("LifecycleConfig");
}

/** Whether a notebook has another configuration from then on, or none. */
function setsConfig(event: PatternEvent): boolean {
  if (!/^(Update|Create)NotebookInstance$/.test(event.name)) return false;
  return configIn({ event }) !== undefined || event.request.disassociateLifecycleConfig === true;
}

/** The configuration that a call makes or names. */
function configIn({ event }: Pick<Moment, "event">): string | undefined {
  const arn = asked(event, "resourceSpec", "lifecycleConfigArn");
  return (
    asked(event, "notebookInstanceLifecycleConfigName") ??
    asked(event, "studioLifecycleConfigName") ??
    asked(event, "lifecycleConfigName") ??
    arn?.slice(arn.lastIndexOf("/") + 1)
  );
}

function runs(now: Moment, change: Moment, before: readonly Moment[]): boolean {
  const config = configIn(change);
  if (config === undefined || !isChange(change.event)) return false;
  if (/^Create(NotebookInstance|App)$/.test(now.event.name)) return configIn(now) === config;
  if (now.event.name !== "StartNotebookInstance" || !/Notebook/.test(change.event.name)) return false;
  const notebook = asked(now.event, "notebookInstanceName");
  const set = before.findLast(
    (one) => one.what === now.what && setsConfig(one.event) && asked(one.event, "notebookInstanceName") === notebook,
  );
  return set ? configIn(set) === config : change.event.actorArn === now.event.actorArn;
}
