-- Why: before a table's first ANALYZE the planner takes any index for as good as any other, and a key that is checked row by row through
-- the wrong one costs minutes for ten thousand tags. On a new install the first import would meet that before the server's own vacuum
-- has looked; so whoever fills these tables asks for their first statistics.
CREATE FUNCTION first_lead_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $body$
BEGIN
  IF EXISTS (SELECT FROM pg_class WHERE oid IN ('leads'::regclass, 'tags'::regclass) AND reltuples < 1000) THEN
    ANALYZE leads, tags;
  END IF;
END
$body$;
GRANT EXECUTE ON FUNCTION first_lead_statistics() TO rookery_app;
