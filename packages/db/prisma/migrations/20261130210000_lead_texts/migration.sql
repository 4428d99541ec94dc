-- Why: a lead is found by any part of its address, its name or its employer. Behind a wall no index serves LIKE, so what a search looks
-- through stands in a table of its own, which a job fills after an import and every single write at once; one reviewed function looks
-- into it, with the rights of a role that can read this and nothing else, and states tenant and company itself.

DO $check$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rookery_search') THEN
    RAISE EXCEPTION 'the role rookery_search is missing: run db:setup --new-passwords once more, which makes it, and then db:migrate';
  END IF;
END
$check$;

-- Out of the app role's reach, as are the functions that come with them.
CREATE SCHEMA trgm;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA trgm;

-- CreateTable
CREATE TABLE "lead_spans" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "company_id" UUID,
    "first_id" UUID NOT NULL,
    "last_id" UUID NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "lead_spans_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "lead_texts" (
    "tenant_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "company_id" UUID,
    "span_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "is_sample" BOOLEAN NOT NULL,

    CONSTRAINT "lead_texts_pkey" PRIMARY KEY ("tenant_id","lead_id")
);

-- AddForeignKey
ALTER TABLE "lead_spans" ADD CONSTRAINT "lead_spans_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_spans" ADD CONSTRAINT "lead_spans_tenant_id_company_id_fkey" FOREIGN KEY ("tenant_id", "company_id") REFERENCES "companies"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_texts" ADD CONSTRAINT "lead_texts_tenant_id_lead_id_fkey" FOREIGN KEY ("tenant_id", "lead_id") REFERENCES "leads"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A span is a stretch of one list in the order of its leads, so that a search goes from stretch to stretch, newest first, and stops.
CREATE UNIQUE INDEX lead_spans_first_key ON lead_spans (tenant_id, company_id, first_id) NULLS NOT DISTINCT;
ALTER TABLE lead_spans ADD CONSTRAINT lead_spans_rows CHECK (rows >= 0);

-- pg_trgm knows letters by the server's locale alone; where that is C, "müller" would be "m" and "ller", and "田中" nothing at all. As
-- octets (\303\274) every letter of the world is found, on every server.
CREATE FUNCTION searchable(p_text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN encode(convert_to(lower(p_text), 'UTF8'), 'escape');
GRANT EXECUTE ON FUNCTION searchable(text) TO rookery_app;

-- One text in a thousand, by the random end of the id, tells a search how often a word occurs in a span. An index's row has to fit.
ALTER TABLE lead_texts
  ALTER COLUMN text TYPE text COLLATE "C",
  DROP COLUMN is_sample,
  ADD COLUMN is_sample boolean NOT NULL GENERATED ALWAYS AS
    (get_byte(uuid_send(lead_id), 15) = 0 AND get_byte(uuid_send(lead_id), 14) < 64 AND octet_length(text) < 2000) STORED;
-- A text is of its lead's company, also where no policy is asked. A lead that is moved takes its text along.
ALTER TABLE lead_texts ADD CONSTRAINT lead_texts_company_lead_fkey
  FOREIGN KEY (tenant_id, company_id, lead_id) REFERENCES leads (tenant_id, company_id, id) ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX lead_texts_sample_idx ON lead_texts (tenant_id, span_id) INCLUDE (text) WHERE is_sample;

-- The leads that are there.
ALTER TABLE leads NO FORCE ROW LEVEL SECURITY;
INSERT INTO lead_spans (tenant_id, company_id, first_id, last_id, rows)
SELECT tenant_id, company_id, min(id::text)::uuid, max(id::text)::uuid, count(*)
FROM (SELECT tenant_id, company_id, id, (row_number() OVER (PARTITION BY tenant_id, company_id ORDER BY id) - 1) / 250000 AS number FROM leads) AS l
GROUP BY tenant_id, company_id, number;
INSERT INTO lead_texts (tenant_id, lead_id, company_id, span_id, text)
SELECT l.tenant_id, l.id, l.company_id, s.id, searchable(concat_ws(E'\n', l.email, l.name, l.company))
FROM lead_spans s
JOIN leads l ON l.tenant_id = s.tenant_id AND l.company_id IS NOT DISTINCT FROM s.company_id AND l.id BETWEEN s.first_id AND s.last_id
ORDER BY l.tenant_id, l.id;
ALTER TABLE leads FORCE ROW LEVEL SECURITY;

-- A span is one tenant's, so that the tenant need not stand before it.
CREATE INDEX lead_texts_text_idx ON lead_texts USING gin (span_id, text trgm.gin_trgm_ops);

SELECT protect_table('lead_spans', 'company', 'SELECT, INSERT, UPDATE, DELETE');
SELECT protect_table('lead_texts', 'company', 'SELECT, INSERT, UPDATE, DELETE');

-- New texts wait in a list that every search goes through from end to end; whoever adds some sorts them in. Only the index's owner may.
CREATE FUNCTION merge_lead_texts() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $body$
BEGIN
  PERFORM gin_clean_pending_list('lead_texts_text_idx');
END
$body$;
GRANT EXECUTE ON FUNCTION merge_lead_texts() TO rookery_app;

GRANT USAGE ON SCHEMA public TO rookery_search;
GRANT SELECT ON lead_spans, lead_texts TO rookery_search;
GRANT EXECUTE ON FUNCTION current_tenant(), sees_all_companies(), current_companies(), searchable(text) TO rookery_search;
CREATE POLICY search ON lead_spans FOR SELECT TO rookery_search USING (true);
CREATE POLICY search ON lead_texts FOR SELECT TO rookery_search USING (true);

-- Leads of one list of the current tenant whose text holds the word, newest first, from `p_before` on. A last row with `is_end` says
-- where it stopped short: before a span where the word is frequent, which a walk through the list finds sooner, or where it has looked
-- at much; what is not older than that id has been looked through. Without it there are no more than came.
--
-- An index on texts knows words of three letters, and beginnings and ends of words. Of a long word a part is looked up and the rest is
-- compared: the part that is cheapest by the newest span's samples. Every sample that has it stands for some 1,700 texts to compare, which
-- takes 70 times as long as going through the list of one of its threes as far; a part that is not of letters and digits alone has lists
-- of beginnings and ends as well.
-- The plan must be the same for every word: what is compared IS TRUE is hidden from every index but the one on texts.
CREATE FUNCTION search_leads(p_company uuid, p_word text, p_before uuid, p_limit int) RETURNS TABLE (lead_id uuid, is_end boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $body$
#variable_conflict use_column
DECLARE
  v_enough CONSTANT float8 := 50000;
  v_word text := searchable(p_word);
  v_part text;
  v_span record;
  v_sample record;
  v_before uuid := p_before;
  v_left int := p_limit;
  v_looked float8 := 0;
  v_found int;
BEGIN
  IF (sees_all_companies() OR p_company = ANY (current_companies())) IS NOT TRUE THEN
    RETURN;
  END IF;
  FOR v_span IN
    SELECT s.id, s.first_id, s.rows FROM lead_spans s
    WHERE s.tenant_id = current_tenant() AND s.company_id IS NOT DISTINCT FROM p_company AND s.first_id < p_before
    ORDER BY s.first_id DESC
  LOOP
    IF v_part IS NULL THEN
      WITH sample AS MATERIALIZED (
        SELECT t.text FROM lead_texts t WHERE t.tenant_id = current_tenant() AND t.span_id = v_span.id AND t.is_sample LIMIT 150
      ), three AS MATERIALIZED (
        SELECT place, (SELECT count(*) FROM sample WHERE position(substr(v_word, place, 3) IN text) > 0) AS often
        FROM generate_series(1, least(length(v_word), 30) - 2) AS place
      ), part AS (
        SELECT place, letters, substr(v_word, place, letters) AS part
        FROM generate_series(1, 26) AS place, (SELECT DISTINCT least(letters, length(v_word)) FROM unnest(ARRAY[4, 6, 9]) AS letters) AS lengths (letters)
        WHERE place + letters - 1 <= least(length(v_word), 30)
      )
      SELECT part.part INTO v_part FROM part WHERE part.part ~ '[a-z0-9]{3}'
      ORDER BY 70 * (SELECT count(*) FROM sample WHERE position(part.part IN text) > 0)
        + (SELECT sum(often) FROM three WHERE three.place BETWEEN part.place AND part.place + letters - 3)
        + CASE WHEN part.part ~ '^[a-z0-9]+$' THEN 0 ELSE 15 END, place
      LIMIT 1;
    END IF;
    SELECT count(*) AS total, count(*) FILTER (WHERE position(v_word IN t.text) > 0) AS words,
           count(*) FILTER (WHERE position(v_part IN t.text) > 0) AS parts
    INTO v_sample FROM lead_texts t WHERE t.tenant_id = current_tenant() AND t.span_id = v_span.id AND t.is_sample;
    IF v_part IS NULL OR v_looked > v_enough OR (v_sample.words >= 3 AND v_sample.words * 100 >= v_sample.total) THEN
      RETURN QUERY SELECT v_before, true;
      RETURN;
    END IF;
    RETURN QUERY
    SELECT t.lead_id, false FROM lead_texts t
    WHERE t.span_id = v_span.id AND t.text LIKE '%' || regexp_replace(v_part, '([\\%_])', '\\\1', 'g') || '%'
      AND position(v_word IN t.text) > 0 AND (t.lead_id < p_before) IS TRUE
      AND (t.tenant_id = current_tenant()) IS TRUE AND t.company_id IS NOT DISTINCT FROM p_company
    ORDER BY t.lead_id DESC LIMIT v_left;
    GET DIAGNOSTICS v_found = ROW_COUNT;
    v_left := v_left - v_found;
    EXIT WHEN v_left <= 0;
    v_looked := v_looked + v_span.rows * v_sample.parts / greatest(v_sample.total, 1)::float8;
    v_before := v_span.first_id;
  END LOOP;
END
$body$;
GRANT EXECUTE ON FUNCTION search_leads(uuid, text, uuid, int) TO rookery_app;
-- Whoever changes it later does so after SET ROLE rookery_search, with CREATE granted and revoked as here.
GRANT CREATE ON SCHEMA public TO rookery_search;
ALTER FUNCTION search_leads(uuid, text, uuid, int) OWNER TO rookery_search;
REVOKE CREATE ON SCHEMA public FROM rookery_search;

SELECT pgboss.create_queue('index-leads',
  '{"policy":"standard","retryLimit":1000,"retryDelay":0,"expireInSeconds":86399,"heartbeatSeconds":10,"notify":true}');
