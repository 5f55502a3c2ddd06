package co.secoda.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query in pieces, so that the page can show what is a word of SQL, a text, a number or a comment. Together the
 * pieces are the query. It knows no dialect: what it doesn't recognise stays as it is.
 */
final class SqlText {
    /**
     * A piece.
     *
     * @param kind the class in the style sheet; empty for what looks as it is
     */
    record Piece(String kind, String text) {}

    /** None of them can run back and forth over a text. */
    private static final Pattern TOKEN = Pattern.compile("(?<comment>--[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+(?:\\*/)?+)"
            + "|(?<string>'(?:[^'\\\\]|''|\\\\.)*+'?+)"
            + "|(?<name>\"[^\"\\n]*+\"?+|`[^`\\n]*+`?+)"
            + "|(?<number>\\b\\d++(?:\\.\\d++)?+\\b)"
            + "|(?<word>\\b[A-Za-z_]\\w*+)");

    private static final Set<String> WORDS = Set.of(
            ("all and any array as asc between by case cast coalesce cross current date desc distinct else end except"
                            + " exists extract false filter first following for from full group having ilike in inner"
                            + " intersect interval into is join lateral left like limit natural not null nulls offset"
                            + " on or order outer over partition preceding qualify range recursive right row rows"
                            + " select set table then timestamp true unbounded union unnest using values when where"
                            + " window with")
                    .split(" "));

    private SqlText() {}

    static List<Piece> pieces(String query) {
        List<Piece> pieces = new ArrayList<>();
        Matcher token = TOKEN.matcher(query);
        int plain = 0;
        while (token.find()) {
            String kind = kind(token);
            if (!kind.isEmpty()) {
                add(pieces, "", query.substring(plain, token.start()));
                add(pieces, kind, token.group());
                plain = token.end();
            }
        }
        add(pieces, "", query.substring(plain));
        return List.copyOf(pieces);
    }

    private static String kind(Matcher token) {
        if (token.group("comment") != null) {
            return "comment";
        }
        if (token.group("string") != null) {
            return "string";
        }
        if (token.group("number") != null) {
            return "digits";
        }
        return token.group("word") != null && WORDS.contains(token.group("word").toLowerCase(Locale.ROOT))
                ? "word"
                : "";
    }

    private static void add(List<Piece> pieces, String kind, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(kind, text));
        }
    }
}
