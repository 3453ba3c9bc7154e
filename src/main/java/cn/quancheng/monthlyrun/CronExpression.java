package cn.quancheng.monthlyrun;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import org.eclipse.microprofile.config.spi.Converter;

import java.util.Set;

/** Reads a cron expression as the scheduler will, so that a wrong one stops the start and is named. */
public final class CronExpression implements Converter<String> {
    private static final long serialVersionUID = 1L;
    private static final Set<String> NEVER = Set.of("off", "disabled");

    /** @throws IllegalArgumentException where it is none; says how one looks */
    @Override
    public String convert(String text) {
        if (!NEVER.contains(text)) {
            try {
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ)).parse(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "“" + text + "”不是有效的 cron 表达式，应如 0 0 2 1 * ?（秒 分 时 日 月 周），或 off。"
                                + " (Not a cron expression; it looks like 0 0 2 1 * ?: second, minute, hour, day, month, weekday; or off.)",
                        e);
            }
        }
        return text;
    }
}
