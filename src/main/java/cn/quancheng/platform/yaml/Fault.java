package cn.quancheng.platform.yaml;

/**
 * One thing wrong in a file.
 *
 * @param file the file's name, without its folder
 * @param line from 1
 * @param key the path of the key, such as {@code indicators[3].rule.points}
 * @param what the fault, in Chinese
 */
public record Fault(String file, int line, String key, String what) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + key + ": " + what;
    }
}
