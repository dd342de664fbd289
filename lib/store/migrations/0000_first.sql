CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"partition" text NOT NULL,
	"connection" jsonb NOT NULL,
	"regions" jsonb NOT NULL,
	"current_seq" integer DEFAULT 0 NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_resources" (
	"account" text NOT NULL,
	"key" text NOT NULL,
	"at" text NOT NULL,
	"event" text NOT NULL,
	"arn" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "event_resources_account_event_key_pk" PRIMARY KEY("account","event","key")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"account" text NOT NULL,
	"id" text NOT NULL,
	"at" text NOT NULL,
	"region" text NOT NULL,
	"source" text NOT NULL,
	"name" text NOT NULL,
	"read_only" boolean NOT NULL,
	"actor" text NOT NULL,
	"actor_arn" text,
	"actor_type" text NOT NULL,
	"session_issuer" text,
	"source_identity" text,
	"address" text NOT NULL,
	"user_agent" text NOT NULL,
	"mfa" boolean,
	"tls" text,
	"error_code" text,
	"error_message" text,
	"record" jsonb NOT NULL,
	CONSTRAINT "events_account_id_pk" PRIMARY KEY("account","id")
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" text NOT NULL,
	"account" text NOT NULL,
	"check_id" text NOT NULL,
	"kind" text NOT NULL,
	"region" text NOT NULL,
	"arn" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"rank" smallint NOT NULL,
	"category" text NOT NULL,
	"exposure" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"reason" text,
	"weight" integer NOT NULL,
	"since" text NOT NULL,
	"first_seen" text NOT NULL,
	"from_seq" integer NOT NULL,
	"to_seq" integer DEFAULT 2147483647 NOT NULL,
	CONSTRAINT "findings_id_from_seq_pk" PRIMARY KEY("id","from_seq")
);
--> statement-breakpoint
CREATE TABLE "graded_resources" (
	"account" text NOT NULL,
	"arn" text NOT NULL,
	"kind" text NOT NULL,
	"region" text NOT NULL,
	"name" text NOT NULL,
	"exposure" text NOT NULL,
	"grade" text,
	"score" text,
	"grade_rank" smallint NOT NULL,
	"failing" jsonb NOT NULL,
	"unknown" integer NOT NULL,
	"failure" jsonb,
	"first_seen" text NOT NULL,
	"from_seq" integer NOT NULL,
	"to_seq" integer DEFAULT 2147483647 NOT NULL,
	CONSTRAINT "graded_resources_account_arn_from_seq_pk" PRIMARY KEY("account","arn","from_seq")
);
--> statement-breakpoint
CREATE TABLE "job_spans" (
	"account" text NOT NULL,
	"region" text NOT NULL,
	"kind" text NOT NULL,
	"from_time" text NOT NULL,
	"to_time" text NOT NULL,
	"capped" boolean NOT NULL,
	CONSTRAINT "job_spans_account_region_kind_pk" PRIMARY KEY("account","region","kind")
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"arn" text NOT NULL,
	"kind" text NOT NULL,
	"region" text NOT NULL,
	"name" text NOT NULL,
	"also" jsonb,
	"configuration" jsonb,
	"secrets" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"failure" jsonb,
	"action" text NOT NULL,
	"read_at" text NOT NULL,
	"hash" text NOT NULL,
	"settled" boolean NOT NULL,
	"from_seq" integer NOT NULL,
	"to_seq" integer DEFAULT 2147483647 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scan_units" (
	"scan" text NOT NULL,
	"region" text NOT NULL,
	"kind" text NOT NULL,
	"coverage" jsonb NOT NULL,
	"span" jsonb,
	CONSTRAINT "scan_units_scan_region_kind_pk" PRIMARY KEY("scan","region","kind")
);
--> statement-breakpoint
CREATE TABLE "scans" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"seq" integer NOT NULL,
	"state" text NOT NULL,
	"options" jsonb NOT NULL,
	"regions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"progress" jsonb NOT NULL,
	"score" jsonb,
	"summary" jsonb,
	"error" text,
	"requested_at" text NOT NULL,
	"started_at" text,
	"finished_at" text,
	"heartbeat_at" text,
	"lease" text,
	"cancel_requested" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sync_points" (
	"account" text NOT NULL,
	"region" text NOT NULL,
	"source" text NOT NULL,
	"newest" text,
	"reached_newest" text,
	"reached_oldest" text,
	CONSTRAINT "sync_points_account_region_source_pk" PRIMARY KEY("account","region","source")
);
--> statement-breakpoint
CREATE INDEX "event_resources_by_key" ON "event_resources" USING btree ("account","key","at" DESC NULLS LAST,"event");--> statement-breakpoint
CREATE INDEX "events_by_time" ON "events" USING btree ("account","at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "events_by_actor" ON "events" USING btree ("account","actor","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "events_by_name" ON "events" USING btree ("account","name","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "findings_by_severity" ON "findings" USING btree ("account","status","exposure","rank" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "findings_by_check" ON "findings" USING btree ("account","check_id","status","rank" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "findings_by_kind" ON "findings" USING btree ("account","kind","status","rank" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "findings_by_region" ON "findings" USING btree ("account","region","status","rank" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "findings_by_category" ON "findings" USING btree ("account","category","status","rank" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "findings_by_time" ON "findings" USING btree ("account","status","since" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "findings_by_name" ON "findings" USING btree ("account","status","name","id");--> statement-breakpoint
CREATE INDEX "findings_by_resource" ON "findings" USING btree ("account","arn");--> statement-breakpoint
CREATE INDEX "findings_written_by" ON "findings" USING btree ("account","from_seq") WHERE weight >= 1;--> statement-breakpoint
CREATE INDEX "graded_by_grade" ON "graded_resources" USING btree ("account","exposure","grade_rank","arn");--> statement-breakpoint
CREATE INDEX "graded_by_name" ON "graded_resources" USING btree ("account","name","arn");--> statement-breakpoint
CREATE INDEX "graded_by_kind" ON "graded_resources" USING btree ("account","kind","grade_rank","arn");--> statement-breakpoint
CREATE INDEX "resources_by_arn" ON "resources" USING btree ("account","arn","to_seq");--> statement-breakpoint
CREATE INDEX "resources_by_kind" ON "resources" USING btree ("account","kind","region","to_seq");--> statement-breakpoint
CREATE INDEX "resources_in_order" ON "resources" USING btree ("account","settled","id");--> statement-breakpoint
CREATE INDEX "scans_by_time" ON "scans" USING btree ("account","requested_at" DESC NULLS LAST,"id");