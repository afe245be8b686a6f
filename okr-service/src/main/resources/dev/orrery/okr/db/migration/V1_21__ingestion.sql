-- Rows come in by the ten thousand: who is asked for once a statement, not once a row.
DROP POLICY organization_only ON measurement;
CREATE POLICY organization_only ON measurement
  USING (org_id = (SELECT current_organization())) WITH CHECK (org_id = (SELECT current_organization()));
