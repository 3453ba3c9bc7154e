package cn.quancheng.platform.servers;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * PostgreSQL's programs as they are unpacked into one folder. The library remembers what it has unpacked by resolver, so
 * that each folder needs one of its own.
 */
record PostgresBinaries(Path folder) implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }
}
