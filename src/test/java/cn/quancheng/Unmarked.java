package cn.quancheng;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An endpoint whose maker forgot to say who may. */
@Path(Unmarked.PATH)
public class Unmarked {
    static final String PATH = "/test/unmarked";

    @GET
    public String get() {
        return "anybody";
    }
}
