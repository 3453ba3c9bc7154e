package cn.quancheng.benchmark;

import cn.quancheng.demo.DemoCity;
import cn.quancheng.demo.DemoRecord;
import cn.quancheng.demo.Repair;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The made-up city as files: the register in two and the records in ten. The first of each holds a tenth of the citizens
 * with all their records, so that the city can be looked at when it is a tenth of itself.
 *
 * @param citizens the register's files
 * @param records the records' files
 * @param repairs of records in the first file, to be written down as closings
 */
record CityFiles(List<Path> citizens, List<Path> records, List<Repair> repairs) {
    static final int TENTHS = 10;

    /** Writes the files; at most one repair for so many citizens is kept. */
    static CityFiles write(DemoCity city, Path folder, int citizensPerRepair) throws IOException {
        Files.createDirectories(folder);
        int tenth = city.citizens() / TENTHS;
        long[] lines = new long[2];
        List<Repair> repairs = new ArrayList<>();
        city.records(demo -> {
            lines[demo.citizen() < tenth ? 0 : 1]++;
            boolean repaired = demo.citizen() < tenth && demo.repairedOn() != DemoRecord.NONE;
            if (repaired && repairs.size() < city.citizens() / citizensPerRepair) {
                repairs.add(new Repair(demo.department(), demo.recordNo(), LocalDate.ofEpochDay(demo.repairedOn())));
            }
        });
        CityFiles files = new CityFiles(paths(folder, "citizens", 2), paths(folder, "records", TENTHS), repairs);
        try (Writer to = new SplitFiles(files.citizens, tenth, Long.MAX_VALUE)) {
            city.writeCitizens(to);
        }
        try (Writer to = new SplitFiles(files.records, lines[0], lines[1] / (TENTHS - 1))) {
            city.writeRecords(to);
        }
        return files;
    }

    private static List<Path> paths(Path folder, String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(part -> folder.resolve(name + "-" + part + ".csv"))
                .toList();
    }
}
