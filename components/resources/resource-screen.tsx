"use client";
import dynamic from "next/dynamic";
import { createSerializer, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { OlderHost } from "../older/older-host.tsx";
import type { ExportFormat } from "../ui/export-menu.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { countOf } from "../ui/verdict.tsx";
import { ActivityTab } from "./activity-tab.tsx";
import { ChecksTab } from "./checks-tab.tsx";
import { ConfigurationTab } from "./configuration-tab.tsx";
import type { OpenLinks } from "./finding-item.tsx";
import { HistoryTab } from "./history-tab.tsx";
import type { ResourceAnswer } from "./queries.ts";
import { RelationsTab } from "./relations-tab.tsx";
import { ResourceFacts } from "./resource-facts.tsx";
import { ResourceHead } from "./resource-head.tsx";
import { type DetailState, detailParams } from "./search-params.ts";
import { SightBanner } from "./sight-banner.tsx";

const FindingDrawer = dynamic(() => import("../findings/finding-drawer.tsx").then((module) => module.FindingDrawer), {
  ssr: false,
});
const EventDrawer = dynamic(() => import("../activity/event-drawer.tsx").then((module) => module.EventDrawer), {
  ssr: false,
});
const addressOf = createSerializer(detailParams);

/** One resource: its checks, its configuration, what it has to do with others, its history. */
export function ResourceScreen({
  resource,
  formats,
}: {
  resource: ResourceAnswer;
  /** Of an investigation. */
  formats: readonly ExportFormat[];
}) {
  const [state, setState] = useQueryStates(detailParams, { history: "replace" });
  const links = useMemo((): OpenLinks => {
    const only = { finding: null, event: null };
    return {
      findingHref: (finding) => addressOf({ ...state, ...only, finding }),
      openFinding: (finding) => void setState({ ...only, finding }, { history: "push" }),
      eventHref: (event) => addressOf({ ...state, ...only, event }),
      openEvent: (event) => void setState({ ...only, event }, { history: "push" }),
    };
  }, [state, setState]);
  const change = (next: Partial<DetailState>) => void setState(next);
  const failing = resource.findings.filter((finding) => finding.status === "fail").length;
  return (
    <>
      <ResourceHead resource={resource} formats={formats} />
      <SightBanner resource={resource} />
      <ResourceFacts resource={resource} links={links} />
      <div className="page-width w-full [&>div>[role=tablist]]:mx-0 [&>div>[role=tablist]]:px-3 md:[&>div>[role=tablist]]:px-5">
        <Tabs
          label="About the resource"
          open={state.tab}
          onOpen={(tab) => change({ tab: tab as DetailState["tab"] })}
          tabs={[
            {
              id: "checks",
              label: "Checks",
              count: failing > 0 ? countOf("fail", failing) : resource.findings.length,
              content: <ChecksTab resource={resource} selected={state.finding} links={links} />,
            },
            {
              id: "configuration",
              label: "Configuration",
              content: <ConfigurationTab resource={resource} openFinding={links.openFinding} />,
            },
            {
              id: "relations",
              label: "Relations",
              count: resource.relations.uses.length + resource.relations.usedBy.length,
              content: <RelationsTab resource={resource} depth={state.depth} onDepth={(depth) => change({ depth })} />,
            },
            {
              id: "activity",
              label: "Activity",
              content: <ActivityTab state={state} resource={resource} onChange={change} links={links} />,
            },
            {
              id: "history",
              label: "History",
              content: <HistoryTab resource={resource} links={links} />,
            },
          ]}
        />
      </div>
      <OlderHost accounts={[{ id: resource.account, label: resource.account }]}>
        {state.finding && (
          <FindingDrawer id={state.finding} account={resource.account} onClose={() => change({ finding: null })} />
        )}
        {state.event && (
          <EventDrawer id={state.event} account={resource.account} onClose={() => change({ event: null })} />
        )}
      </OlderHost>
    </>
  );
}
