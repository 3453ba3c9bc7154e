package cn.quancheng.web;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** Stands in where no other bean knows of published months. */
@DefaultBean
@ApplicationScoped
class NothingPublishedYet implements LastPublishedMonth {
    @Override
    public Optional<PublishedMonth> read() {
        return Optional.empty();
    }
}
