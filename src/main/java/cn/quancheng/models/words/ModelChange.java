package cn.quancheng.models.words;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that differs between two models.
 *
 * @param place where it stands in the file, such as {@code indicators.SOC-CON-01.cap}
 * @param sentence what differs, as people say it
 */
@Schema(
        name = "ModelChange",
        example = "{\"place\":\"indicators.SOC-CON-01.cap\",\"sentence\":\"志愿服务上限由 60 分调整为 80 分\"}")
public record ModelChange(String place, String sentence) {}
