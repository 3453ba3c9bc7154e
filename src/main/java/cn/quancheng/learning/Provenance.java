package cn.quancheng.learning;

import java.util.Map;

/**
 * All that a fit depends on. Who has the same file and fits it by the same of everything gets the same numbers, to the last bit.
 *
 * @param data SHA-256 over the bytes of the file, in hexadecimal
 * @param rows how many rows were fitted to
 * @param trainer the trainer's class
 * @param parameters how the trainer was set, by name
 * @param versions of what took part: Tribuo, Java, the machine
 */
public record Provenance(
        String data, int rows, String trainer, Map<String, String> parameters, Map<String, String> versions) {}
