CREATE TABLE "waived_findings" (
	"account" text NOT NULL,
	"finding" text NOT NULL,
	"waiver" text NOT NULL,
	CONSTRAINT "waived_findings_account_finding_waiver_pk" PRIMARY KEY("account","finding","waiver")
);
--> statement-breakpoint
CREATE TABLE "waiver_changes" (
	"number" bigserial PRIMARY KEY NOT NULL,
	"waiver" text NOT NULL,
	"at" text NOT NULL,
	"change" text NOT NULL,
	"by" text NOT NULL,
	"note" text,
	"was" json,
	"became" json
);
--> statement-breakpoint
CREATE TABLE "waivers" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" jsonb NOT NULL,
	"reason" text NOT NULL,
	"owner" text NOT NULL,
	"ticket" text,
	"until" text NOT NULL,
	"source" text NOT NULL,
	"created_at" text NOT NULL,
	"changed_at" text NOT NULL,
	"ended_at" text,
	"applied" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "graded_resources" ADD COLUMN "waived" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "tally" json;--> statement-breakpoint
CREATE INDEX "waived_findings_by_waiver" ON "waived_findings" USING btree ("waiver","account");--> statement-breakpoint
CREATE INDEX "waiver_changes_of" ON "waiver_changes" USING btree ("waiver","number");--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'The audit trail is only ever added to.';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "waiver_changes_only_added_to" BEFORE UPDATE OR DELETE OR TRUNCATE ON "waiver_changes" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
