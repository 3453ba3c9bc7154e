package cn.quancheng.platform.servers;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The logins of the embedded PostgreSQL. The owner makes and changes tables and works only while the schema is brought
 * up to date; the service has the login of the other one, which is no superuser and owns nothing but the scores. What it
 * may do with the owner's tables is granted in {@code db/migration/afterMigrate__rights.sql}.
 *
 * @param ownerPassword hex digits
 * @param servicePassword hex digits
 */
record PostgresRoles(String ownerPassword, String servicePassword) {
    static final String OWNER = "quancheng_owner";
    static final String SERVICE = "quancheng";

    private static final String MAKE = """
            DO $$ BEGIN
                IF to_regrole('%1$s') IS NULL THEN CREATE ROLE %1$s; END IF;
            END $$;
            ALTER ROLE %1$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '%2$s'
            """;

    /** What a folder of an earlier version left to the superuser goes to the owner. */
    private static final String TAKE_OVER = """
            DO $$ DECLARE thing record; BEGIN
                FOR thing IN SELECT oid::regclass AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
                             AND relkind IN ('r', 'p') AND relowner = current_user::regrole
                LOOP EXECUTE format('ALTER TABLE %%s OWNER TO %1$s', thing.name); END LOOP;
                FOR thing IN SELECT oid::regprocedure AS name FROM pg_proc
                             WHERE pronamespace = 'public'::regnamespace AND proowner = current_user::regrole
                LOOP EXECUTE format('ALTER FUNCTION %%s OWNER TO %1$s', thing.name); END LOOP;
            END $$
            """;

    /** Makes the two logins, or gives them today's passwords. */
    void make(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(MAKE.formatted(OWNER, ownerPassword));
            statement.execute(MAKE.formatted(SERVICE, servicePassword));
            // The owner may hand tables to the service's login, and change them later; nothing leads the other way.
            statement.execute("GRANT " + SERVICE + " TO " + OWNER);
            statement.execute("ALTER DATABASE postgres OWNER TO " + OWNER);
            statement.execute("ALTER SCHEMA public OWNER TO " + OWNER);
            statement.execute(TAKE_OVER.formatted(OWNER));
        }
    }
}
