CREATE TABLE "resource_tallies" (
	"account" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"region" text NOT NULL,
	"exposure" text NOT NULL,
	"grade_rank" smallint NOT NULL,
	"judged_by" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "resource_tallies_pk" PRIMARY KEY("account","seq","kind","region","exposure","grade_rank","judged_by")
);

--> statement-breakpoint
INSERT INTO "resource_tallies" SELECT "account", "seq", "kind", "region", "exposure", "grade_rank", "judged_by", count(*) FROM (
	SELECT g."account", a."current_seq" AS "seq", g."kind", g."region", g."exposure", g."grade_rank", CASE
		WHEN g."failure" IS NULL AND g."judged" = 0 THEN 'none'
		WHEN g."failure" IS NULL AND NOT EXISTS (SELECT 1 FROM "findings" f WHERE f."account" = g."account" AND f."arn" = g."arn" AND f."from_seq" <= a."current_seq" AND f."to_seq" > a."current_seq" AND f."category" <> 'secrets' AND f."status" <> 'not-applicable') THEN 'secrets'
		ELSE '' END AS "judged_by"
	FROM "graded_resources" g JOIN "accounts" a ON a."id" = g."account" WHERE g."from_seq" <= a."current_seq" AND g."to_seq" > a."current_seq") visible GROUP BY 1, 2, 3, 4, 5, 6, 7;
--> statement-breakpoint
UPDATE "resource_texts" t SET "text" = lower(g."name" || chr(31) || g."arn") FROM "graded_resources" g JOIN "accounts" a ON a."id" = g."account" WHERE g."account" = t."account" AND g."arn" = t."arn" AND g."from_seq" <= a."current_seq" AND g."to_seq" > a."current_seq";
