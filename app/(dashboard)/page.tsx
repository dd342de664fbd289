import { Suspense } from "react";
import { ImportedMark } from "#components/accounts/imported-mark.tsx";
import { reachedBy } from "#components/accounts/reached-by.ts";
import { CoverageNotice } from "#components/coverage/coverage-notice.tsx";
import { FirstRun } from "#components/first-run/first-run.tsx";
import { ScreenHeader } from "#components/layout/screen-header.tsx";
import { AttackPaths } from "#components/overview/attack-paths.tsx";
import { CategoryScores } from "#components/overview/category-scores.tsx";
import { LateChanges } from "#components/overview/changes-of-late.tsx";
import { Exposures } from "#components/overview/exposures.tsx";
import { FirstScan } from "#components/overview/first-scan.tsx";
import { FreshnessLine } from "#components/overview/freshness.tsx";
import { NotAssessed } from "#components/overview/not-assessed.tsx";
import { RiskyActivity } from "#components/overview/risky-activity.tsx";
import { RoadSection } from "#components/overview/road-section.tsx";
import { ScanButton } from "#components/overview/scan-button.tsx";
import { ScanFacts } from "#components/overview/scan-facts.tsx";
import { ScanFailure } from "#components/overview/scan-failure.tsx";
import { ScorePanel } from "#components/overview/score-panel.tsx";
import { ScoreTrend } from "#components/overview/score-trend.tsx";
import { SeverityCounts } from "#components/overview/severity-counts.tsx";
import { WorstExposures } from "#components/overview/worst-exposures.tsx";
import { WorstResources } from "#components/overview/worst-resources.tsx";
import { RecordsCoverage } from "#components/scans/records-coverage.tsx";
import { SeveralAccountsScreen } from "#components/several-accounts/several-accounts-screen.tsx";
import { ExportMenu } from "#components/ui/export-menu.tsx";
import { Problem } from "#components/ui/problem.tsx";
import { UntrustedText } from "#components/ui/untrusted-text.tsx";
import { notCollected } from "#lib/collectors/not-collected.ts";
import { explain } from "#lib/errors.ts";
import { currentJobs } from "#lib/jobs/current.ts";
import { accountsOn, type PageQuery } from "../_server/account.ts";
import { exportFormats } from "../_server/export-formats.ts";
import { latestFailure, overviewOf } from "../_server/overview.ts";
import { usualReach } from "../_server/settings.ts";
import { accountRows } from "../_server/several-accounts.ts";

/** Who AWS says that an account's credentials are, or why it does not. */
async function WhoAsks({ account }: { account: string }) {
  const told = await currentJobs()
    .whoAsks(account)
    .then(
      (arn) => ({ arn }),
      (error: unknown) => ({ problem: explain(error) }),
    );
  if ("problem" in told) return <Problem why={told.problem} />;
  return (
    <UntrustedText wrap className="font-mono text-xs">
      {told.arn || "AWS did not say"}
    </UntrustedText>
  );
}

export default async function OverviewPage({ searchParams }: PageQuery) {
  const [account, ...others] = await accountsOn(searchParams);
  if (account && others.length > 0) return <SeveralAccountsScreen rows={await accountRows([account, ...others])} />;
  const [overview, failure] = account ? await Promise.all([overviewOf(account), latestFailure(account.id)]) : [];
  const scan = overview?.trend.at(-1);
  if (!account || !overview || !scan?.score || !scan.summary) {
    // The demo account is scanned by itself; what was tried and failed is said first.
    if (!account || failure || account.connection.type === "demo")
      return <FirstScan account={account} failure={failure} />;
    return (
      <FirstRun
        account={account}
        reachedBy={reachedBy(account.connection)}
        usual={usualReach()}
        who={
          <Suspense fallback="AWS is asked.">
            <WhoAsks account={account.id} />
          </Suspense>
        }
      />
    );
  }
  const {
    trend,
    freshness,
    worst,
    resources,
    ledger,
    paths,
    changes,
    road,
    risky,
    gaps,
    unknown,
    waived,
    hardlyJudged,
  } = overview;
  const { score, summary } = scan;
  const { connection } = account;
  const imported = connection.type === "bundle" ? connection : null;
  return (
    <>
      <ScreenHeader
        title="Overview"
        className="min-[150rem]:wide-page"
        meta={imported ? <ImportedMark from={imported} /> : freshness && <FreshnessLine freshness={freshness} />}
        actions={
          <>
            <ExportMenu
              path="/api/v1/report/export"
              query={`account=${account.id}`}
              what="Report"
              heading="All of this audit"
              formats={exportFormats("scan")}
            />
            {!imported && <ScanButton account={account.id} />}
          </>
        }
      />
      {failure && <ScanFailure why={failure} />}
      <CoverageNotice ledger={ledger} scan={scan.id} account={account.id} shown={0} />
      <div className="page-width min-[150rem]:wide-page flex w-full flex-col gap-8 px-4 py-5 md:px-6">
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
          <ScorePanel score={score} account={account.id} />
          <ScoreTrend scans={trend} />
        </div>
        <div className="flex flex-col gap-2">
          <SeverityCounts
            summary={summary}
            changes={changes?.counts.bySeverity}
            unknown={unknown}
            waived={waived}
            records={score.records}
            account={account.id}
          />
          {score.records && score.records.unknown > 0 && <RecordsCoverage records={score.records} ledger={ledger} />}
        </div>
        <div className="grid items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_26rem] min-[150rem]:grid-cols-[repeat(2,minmax(0,1fr))_26rem]">
          {/* What can be abused, and what came of it: beside each other where there is room. */}
          <div className="flex min-w-0 flex-col gap-8 min-[150rem]:contents">
            <div className="flex min-w-0 flex-col gap-8">
              <AttackPaths paths={paths} account={account.id} />
              <Exposures
                account={account.id}
                byResource={<WorstResources resources={resources} account={account.id} />}
                byCheck={<WorstExposures exposures={worst} account={account.id} />}
              />
            </div>
            <div className="flex min-w-0 flex-col gap-8">
              <RiskyActivity things={risky} gaps={gaps} account={account.id} />
              {changes && <LateChanges changes={changes} account={account.id} />}
              <NotAssessed
                ledger={ledger}
                scan={scan.id}
                counts={hardlyJudged}
                notCollected={notCollected.map(({ label }) => label)}
                account={account.id}
              />
              {road && <RoadSection road={road} account={account.id} />}
            </div>
          </div>
          <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2 xl:grid-cols-1">
            <CategoryScores score={score} account={account.id} />
            <ScanFacts scan={scan} />
          </div>
        </div>
      </div>
    </>
  );
}
