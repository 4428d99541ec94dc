-- Why: leads are found by the beginning of an address or a name, and an address that must not be written to is known in
-- the whole tenant, whoever asks.

-- Only leakproof operators use an index behind a wall: `^@` is one, lower() is not, so the lower-cased name is stored.
ALTER TABLE leads ADD COLUMN name_key text COLLATE "C" GENERATED ALWAYS AS (lower(name)) STORED;
CREATE INDEX leads_name_key_idx ON leads (tenant_id, company_id, name_key, id) WHERE name_key IS NOT NULL;

CREATE INDEX leads_suppressed_idx ON leads (tenant_id, email) WHERE status IN ('unsubscribed', 'bounced', 'complained');

-- Suppression is tenant-wide: a member who sees one company must not write to a person who unsubscribed in another. The
-- function answers for the current tenant alone and for addresses that the caller already has; the owner's policy shows
-- it nothing but suppressed rows.
CREATE POLICY suppression ON leads FOR SELECT TO rookery_owner
  USING (tenant_id = (SELECT current_tenant()) AND status IN ('unsubscribed', 'bounced', 'complained'));

-- Asked with ten thousand addresses at a time, most often in a tenant with few suppressed ones or none. The order and the
-- settings leave the planner one index, the small partial one, also before the table's first ANALYZE.
CREATE FUNCTION suppressed_among(p_emails text[]) RETURNS TABLE (email text, status text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
SET enable_sort = off
SET enable_seqscan = off
SET enable_bitmapscan = off
AS $body$
#variable_conflict use_column
BEGIN
  PERFORM FROM leads lead
  WHERE lead.tenant_id = current_tenant() AND lead.status IN ('unsubscribed', 'bounced', 'complained')
  ORDER BY lead.email LIMIT 1;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT given.email, found.status::text
  FROM unnest(p_emails) AS given (email)
  JOIN LATERAL (
    SELECT lead.email, lead.status FROM leads lead
    WHERE lead.tenant_id = current_tenant() AND lead.email >= given.email
      AND lead.status IN ('unsubscribed', 'bounced', 'complained')
    ORDER BY lead.email LIMIT 1
  ) found ON found.email = given.email;
END
$body$;
GRANT EXECUTE ON FUNCTION suppressed_among(text[]) TO rookery_app;
