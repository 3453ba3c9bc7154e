-- Longer than anybody's limits in PatientMigrationsTest.
SELECT pg_sleep(1.5);
