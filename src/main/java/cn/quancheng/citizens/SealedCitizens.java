package cn.quancheng.citizens;

import cn.quancheng.platform.SealedColumn;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.Sealed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What of the register rests sealed. */
@Dependent
class SealedCitizens {
    private final IdentityVault vault;

    SealedCitizens(IdentityVault vault) {
        this.vault = vault;
    }

    @Produces
    @Singleton
    SealedColumn idNumbers() {
        return column("sealed_id_number", Sealed.ID_NUMBER);
    }

    @Produces
    @Singleton
    SealedColumn names() {
        return column("sealed_name", Sealed.NAME);
    }

    private SealedColumn column(String column, Sealed what) {
        IdentityVault.Session session = vault.session();
        return new SealedColumn(
                "citizens",
                "id",
                "digest",
                column,
                (citizen, text) -> session.seal(what, citizen, session.open(what, citizen, text)));
    }
}
