CREATE TABLE "assessed_checks" (
	"account" text NOT NULL,
	"check_id" text NOT NULL,
	"kind" text NOT NULL,
	"category" text NOT NULL,
	CONSTRAINT "assessed_checks_account_check_id_pk" PRIMARY KEY("account","check_id")
);
--> statement-breakpoint
DROP INDEX "findings_by_check";--> statement-breakpoint
DROP INDEX "findings_by_kind";--> statement-breakpoint
DROP INDEX "findings_by_region";--> statement-breakpoint
DROP INDEX "findings_by_category";--> statement-breakpoint
DROP INDEX "findings_by_time";--> statement-breakpoint
DROP INDEX "findings_by_severity";--> statement-breakpoint
DROP INDEX "findings_by_name";--> statement-breakpoint
DROP INDEX "findings_by_resource";--> statement-breakpoint
DROP INDEX "findings_written_by";--> statement-breakpoint
DROP INDEX "graded_by_grade";--> statement-breakpoint
DROP INDEX "graded_by_name";--> statement-breakpoint
DROP INDEX "graded_by_kind";--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "record" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "findings" ALTER COLUMN "evidence" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "resources" ALTER COLUMN "configuration" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "since_seq" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "graded_resources" ADD COLUMN "hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "findings_of_whole_kinds" ON "findings" USING btree ("account","to_seq") WHERE split_part(arn, ':', 6) = '*';--> statement-breakpoint
CREATE INDEX "findings_by_age" ON "findings" USING btree ("account","to_seq",(-"since_seq"),(-"rank"),"status","exposure","check_id","region","id","from_seq");--> statement-breakpoint
CREATE INDEX "graded_written_by" ON "graded_resources" USING btree ("account","from_seq");--> statement-breakpoint
CREATE UNIQUE INDEX "resources_versions" ON "resources" USING btree ("account","arn","from_seq");--> statement-breakpoint
CREATE INDEX "resources_written_by" ON "resources" USING btree ("account","from_seq");--> statement-breakpoint
CREATE UNIQUE INDEX "scans_one_unfinished" ON "scans" USING btree ("account") WHERE state in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "findings_by_severity" ON "findings" USING btree ("account","to_seq",(-"rank"),"status","exposure","check_id","region","id","from_seq");--> statement-breakpoint
CREATE INDEX "findings_by_name" ON "findings" USING btree ("account","to_seq","name","arn",(-"rank"),"id","from_seq");--> statement-breakpoint
CREATE INDEX "findings_by_resource" ON "findings" USING btree ("account","arn","to_seq");--> statement-breakpoint
CREATE INDEX "findings_written_by" ON "findings" USING btree ("account","from_seq");--> statement-breakpoint
CREATE INDEX "graded_by_grade" ON "graded_resources" USING btree ("account","to_seq","grade_rank","exposure","kind","region","arn","from_seq");--> statement-breakpoint
CREATE INDEX "graded_by_name" ON "graded_resources" USING btree ("account","to_seq","name","arn","from_seq");--> statement-breakpoint
CREATE INDEX "graded_by_kind" ON "graded_resources" USING btree ("account","to_seq","kind","grade_rank","arn","from_seq");--> statement-breakpoint
UPDATE "findings" SET "since_seq" = "from_seq";--> statement-breakpoint
INSERT INTO "assessed_checks" SELECT DISTINCT ON ("account", "check_id") "account", "check_id", "kind", "category" FROM "findings";
