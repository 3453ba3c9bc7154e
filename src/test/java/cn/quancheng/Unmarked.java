package cn.quancheng;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An endpoint whose maker forgot to say who may. */
@Path(Unmarked.PATH)
public class Unmarked {
    static final String PATH = "/test/unmarked";

    @GET
    @Operation(hidden = true)
    public String get() {
        return "anybody";
    }
}
