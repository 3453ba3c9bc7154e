package cn.quancheng.models;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the files once, when the service starts. */
@Dependent
class Shelves {
    @Produces
    @Singleton
    Shelf shelf(ModelSettings settings) {
        return Shelf.read(settings.modelsDir().map(ModelFolder::read).orElseGet(ModelFolder::readDefault));
    }
}
