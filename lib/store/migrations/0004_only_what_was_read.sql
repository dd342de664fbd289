CREATE TABLE "finding_changes" (
	"account" text NOT NULL,
	"seq" integer NOT NULL,
	"change" text NOT NULL,
	"id" text NOT NULL,
	CONSTRAINT "finding_changes_account_seq_change_id_pk" PRIMARY KEY("account","seq","change","id")
);
--> statement-breakpoint
CREATE TABLE "latest_units" (
	"account" text NOT NULL,
	"region" text NOT NULL,
	"kind" text NOT NULL,
	"scan" text NOT NULL,
	"read_at" text NOT NULL,
	"judged_by" text NOT NULL,
	CONSTRAINT "latest_units_account_region_kind_pk" PRIMARY KEY("account","region","kind")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settled_targets" (
	"account" text NOT NULL,
	"target" text NOT NULL,
	CONSTRAINT "settled_targets_account_target_pk" PRIMARY KEY("account","target")
);
--> statement-breakpoint
DROP INDEX "findings_of_whole_kinds";--> statement-breakpoint
DROP INDEX "graded_by_grade";--> statement-breakpoint
DROP INDEX "graded_by_kind";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "behind" text;--> statement-breakpoint
ALTER TABLE "graded_resources" ADD COLUMN "judged" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "graded_resources" ADD COLUMN "worst_rank" text GENERATED ALWAYS AS (lpad((999 - least(999, coalesce((failing ->> 'critical')::int, 0)))::text, 3, '0') || lpad((999 - least(999, coalesce((failing ->> 'high')::int, 0)))::text, 3, '0') || lpad((999 - least(999, coalesce((failing ->> 'medium')::int, 0)))::text, 3, '0') || lpad((999 - least(999, coalesce((failing ->> 'low')::int, 0)))::text, 3, '0') || lpad((999 - least(999, coalesce((failing ->> 'info')::int, 0)))::text, 3, '0') || lpad((999 - least(999, unknown))::text, 3, '0')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "job_spans" ADD COLUMN "left_out" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scan_units" ADD COLUMN "read_at" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "takeovers" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sync_points" ADD COLUMN "read_to" text;--> statement-breakpoint
ALTER TABLE "sync_points" ADD COLUMN "touched_at" text;--> statement-breakpoint
ALTER TABLE "sync_points" ADD COLUMN "coverage" jsonb;--> statement-breakpoint
CREATE INDEX "graded_by_worst" ON "graded_resources" USING btree ("account","to_seq","worst_rank","grade_rank","exposure","kind","region","arn","from_seq");--> statement-breakpoint
CREATE INDEX "graded_by_kind" ON "graded_resources" USING btree ("account","to_seq","kind","worst_rank","grade_rank","arn","from_seq");
--> statement-breakpoint
UPDATE "job_spans" SET "left_out" = 1 WHERE "capped";
--> statement-breakpoint
UPDATE "scan_units" u SET "read_at" = coalesce(s."started_at", s."requested_at") FROM "scans" s WHERE s."id" = u."scan";
--> statement-breakpoint
INSERT INTO "latest_units" ("account", "region", "kind", "scan", "read_at", "judged_by") SELECT DISTINCT ON (s."account", u."region", u."kind") s."account", u."region", u."kind", u."scan", u."read_at", '' FROM "scan_units" u JOIN "scans" s ON s."id" = u."scan" WHERE s."state" = 'completed' ORDER BY s."account", u."region", u."kind", s."seq" DESC;
--> statement-breakpoint
UPDATE "scans" SET "summary" = jsonb_set("summary", '{changes}', jsonb_build_object('new', "summary"#>'{changes,newFailing}', 'regressed', "summary"#>'{changes,regressed}', 'fixed', "summary"#>'{changes,resolved}', 'gone', 0, 'newly-unknown', "summary"#>'{changes,newUnknown}', 'newly-readable', 0)) WHERE jsonb_typeof("summary"->'changes') = 'object';
--> statement-breakpoint
UPDATE "graded_resources" g SET "judged" = (SELECT count(*) FROM "findings" f WHERE f."account" = g."account" AND f."arn" = g."arn" AND f."status" <> 'not-applicable' AND f."to_seq" = 2147483647) WHERE g."to_seq" = 2147483647;
--> statement-breakpoint
UPDATE "finding_tallies" t SET "count" = t."count" - w."count" FROM (SELECT f."account", a."current_seq" AS "seq", "check_id", "kind", "category", "rank", "status", "exposure", "region", count(*) AS "count" FROM "findings" f JOIN "accounts" a ON a."id" = f."account" WHERE split_part(f."arn", ':', 6) = '*' AND f."from_seq" <= a."current_seq" AND f."to_seq" > a."current_seq" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9) w WHERE t."account" = w."account" AND t."seq" = w."seq" AND t."check_id" = w."check_id" AND t."kind" = w."kind" AND t."category" = w."category" AND t."rank" = w."rank" AND t."status" = w."status" AND t."exposure" = w."exposure" AND t."region" = w."region";
--> statement-breakpoint
DELETE FROM "findings" WHERE split_part("arn", ':', 6) = '*';
--> statement-breakpoint
DELETE FROM "settings" WHERE "key" LIKE 'catalogue:%';
--> statement-breakpoint
-- Events that are already here are not read again: their records tell.
UPDATE "events" SET "behind" = 'identity-center/' || left(record->'userIdentity'->'onBehalfOf'->>'userId', 256) WHERE record->'userIdentity'->'onBehalfOf'->>'userId' <> '' AND actor_type <> 'IdentityCenterUser';
--> statement-breakpoint
ALTER TABLE "findings" DROP COLUMN "weight";--> statement-breakpoint
ALTER TABLE "job_spans" DROP COLUMN "capped";
