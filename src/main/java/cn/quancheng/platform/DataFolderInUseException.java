package cn.quancheng.platform;

import java.nio.file.Path;

/** Another process of the service runs on the same data folder. */
public final class DataFolderInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataFolderInUseException(Path folder) {
        super("数据目录正被另一个泉诚服务使用：" + folder + "。请先停止它，或用 QUANCHENG_DATA_DIR 另指一个目录。"
                + " (Another Quancheng service is using this data folder: stop it, or name another one.)");
    }
}
