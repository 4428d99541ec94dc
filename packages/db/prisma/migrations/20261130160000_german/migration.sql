-- Why: the portal and its mails speak German as well.
ALTER TABLE user_preferences
  DROP CONSTRAINT user_preferences_language,
  ADD CONSTRAINT user_preferences_language CHECK (language IN ('en', 'es', 'fr', 'de'));
ALTER TABLE tenant_config
  DROP CONSTRAINT tenant_config_language,
  ADD CONSTRAINT tenant_config_language CHECK (ui_language IN ('en', 'es', 'fr', 'de'));
