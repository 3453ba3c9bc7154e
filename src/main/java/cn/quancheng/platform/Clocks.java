package cn.quancheng.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import java.time.Clock;
import java.time.ZoneId;

/** Gives the house its clock: what day it is in Jinan decides what a month's cutoff is. */
@ApplicationScoped
public class Clocks {
    /** The city's time zone, in which every day and month of the service is meant. */
    public static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    @Produces
    @ApplicationScoped
    Clock cityClock() {
        return Clock.system(CITY);
    }
}
