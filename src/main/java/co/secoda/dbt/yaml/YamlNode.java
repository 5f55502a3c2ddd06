package co.secoda.dbt.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a YAML file, and the line it begins in: a text, a list, or a mapping. What an alias stands for isn't looked
 * up, so that few lines can't stand for many.
 */
final class YamlNode {
    private final int line;
    private final boolean mapping;
    private final Optional<String> text;
    /** Of a mapping, its keys and values in turn. */
    private final List<YamlNode> parts = new ArrayList<>();

    private YamlNode(int line, boolean mapping, Optional<String> text) {
        this.line = line;
        this.mapping = mapping;
        this.text = text;
    }

    static YamlNode text(int line, String text) {
        return new YamlNode(line, false, Optional.of(text));
    }

    static YamlNode list(int line) {
        return new YamlNode(line, false, Optional.empty());
    }

    static YamlNode mapping(int line) {
        return new YamlNode(line, true, Optional.empty());
    }

    void add(YamlNode part) {
        parts.add(part);
    }

    /** The line it begins in, from 1. */
    int line() {
        return line;
    }

    /** Its text, if it is one. */
    Optional<String> text() {
        return text;
    }

    /** The elements of a list; of all else there are none. */
    Stream<YamlNode> elements() {
        return mapping ? Stream.empty() : parts.stream();
    }

    /** What a mapping has under this key, the last where it is there twice; of all else nothing. */
    Optional<YamlNode> get(String key) {
        for (int i = mapping ? parts.size() - parts.size() % 2 - 2 : -1; i >= 0; i -= 2) {
            if (parts.get(i).text.filter(key::equals).isPresent()) {
                return Optional.of(parts.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** The text that a mapping has under this key. */
    Optional<String> textOf(String key) {
        return get(key).flatMap(YamlNode::text);
    }

    /** The first key of a mapping. */
    Optional<YamlNode> firstKey() {
        return mapping ? parts.stream().findFirst() : Optional.empty();
    }

    /** What a mapping has under its first key. */
    Optional<YamlNode> firstValue() {
        return mapping ? parts.stream().skip(1).findFirst() : Optional.empty();
    }
}
