package cn.quancheng.models;

import java.util.List;

/** A part of a notice as citizens read it, in Chinese. */
public record NoticeSection(String title, List<String> paragraphs) {
    public NoticeSection {
        paragraphs = List.copyOf(paragraphs);
    }
}
