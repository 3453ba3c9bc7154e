package cn.quancheng.ledger;

import cn.quancheng.TestCity;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/** A test that reports records of a citizen of its own. */
abstract class ReportingDepartment {
    @Inject
    TestCity city;

    Reports reports;

    @BeforeEach
    void aCitizenOfItsOwn() {
        reports = new Reports(city);
    }
}
