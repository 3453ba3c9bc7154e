package cn.quancheng.statistics;

import cn.quancheng.monthlyrun.watch.RunFigures.Coverage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * How many of the city's adults take part, at the cutoff of a published month. Where all but a few do, the larger number is
 * hidden, for the difference is those few.
 *
 * @param adults of the register who live in the city
 * @param agreed whose agreement covers the month, wherever they live
 * @param districts by name
 */
@Schema(name = "CityCoverage")
record CityCoverage(
        @Schema(description = "人口库中在本市居住的成年人") @Nullable Long adults,

        @Schema(description = "同意覆盖该月的人，不论住在哪里") @Nullable Long agreed,

        @Schema(description = "有分数的人") @Nullable Long scored,

        List<District> districts) {
    CityCoverage {
        districts = List.copyOf(districts);
    }

    /** A district; what is null is hidden. */
    @Schema(name = "DistrictCoverage", example = """
            {"district":"历下区","adults":81234,"agreed":61200,"scored":61020}""")
    record District(
            String district,
            @Nullable Long adults,
            @Nullable Long agreed,
            @Nullable Long scored) {}

    /**
     * Puts it together.
     *
     * @param names of the districts, by their numbers; who lives in one without a name is of {@code unknown}
     */
    static CityCoverage of(List<Coverage> counted, Map<Integer, String> names, String unknown) {
        List<Coverage> rows = counted.stream()
                .sorted(Comparator.comparing(row -> names.getOrDefault(row.district(), unknown)))
                .toList();
        List<@Nullable Long> adults = column(rows, Coverage::adults);
        List<@Nullable Long> agreed = column(rows, Coverage::agreed);
        List<@Nullable Long> scored = FewPeople.parts(numbers(rows, Coverage::scored));
        List<District> districts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String name = names.getOrDefault(rows.get(i).district(), unknown);
            districts.add(new District(name, adults.get(i), agreed.get(i), scored.get(i)));
        }
        long all = FewPeople.sum(numbers(rows, Coverage::scored));
        return new CityCoverage(
                larger(FewPeople.sum(numbers(rows, Coverage::adults)), all),
                larger(FewPeople.sum(numbers(rows, Coverage::agreed)), all),
                FewPeople.shown(all),
                districts);
    }

    /** A number that holds those with a score; null where it is hidden. */
    private static @Nullable Long larger(long people, long scored) {
        return FewPeople.areFew(people - scored) ? null : FewPeople.shown(people);
    }

    /** Such numbers by district. */
    private static List<@Nullable Long> column(List<Coverage> rows, ToLongFunction<Coverage> number) {
        boolean[] hidden = new boolean[rows.size()];
        for (int i = 0; i < hidden.length; i++) {
            Coverage row = rows.get(i);
            hidden[i] = FewPeople.areFew(number.applyAsLong(row) - row.scored());
        }
        return FewPeople.parts(numbers(rows, number), hidden);
    }

    private static long[] numbers(List<Coverage> rows, ToLongFunction<Coverage> number) {
        return rows.stream().mapToLong(number).toArray();
    }
}
