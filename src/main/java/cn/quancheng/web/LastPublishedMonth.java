package cn.quancheng.web;

import java.util.Optional;

/** Where the start page learns which month was published last. */
interface LastPublishedMonth {
    /** The newest published month, or nothing before the first one. */
    Optional<PublishedMonth> read();
}
