package cn.quancheng.models;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import javax.sql.DataSource;
import java.time.Clock;

/** Reads the files once, when the service starts. */
@Dependent
class Shelves {
    @Produces
    @Singleton
    Shelf shelf(ModelSettings settings, DataSource database, Clock clock) {
        return new Library(database, clock)
                .take(settings.modelsDir().map(ModelFolder::read).orElseGet(ModelFolder::readDefault));
    }
}
