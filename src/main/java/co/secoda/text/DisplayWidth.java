package co.secoda.text;

import java.util.Arrays;

/**
 * How many columns of a terminal a text takes. The rule: a character whose East Asian Width is Wide or Fullwidth (UAX
 * #11) takes two, most emoji among them; a mark, a format character, a vowel or final of a composed Hangul syllable,
 * and a skin tone after an emoji take none; U+FE0F, which asks for a symbol to be drawn as an emoji, makes a narrow one
 * wide (UTS #51); all else takes one. Ambiguous characters take one, as in a terminal that isn't set to an East Asian
 * language.
 */
final class DisplayWidth {
    /** EastAsianWidth.txt of Unicode 15, W and F; gaps of unassigned characters are closed. */
    private static final String WIDE =
            "1100-115F 231A-231B 2329-232A 23E9-23EC 23F0-23F0 23F3-23F3 25FD-25FE 2614-2615 2648-2653 267F-267F 2693-2693 26A1-26A1 26AA-26AB 26BD-26BE"
                    + " 26C4-26C5 26CE-26CE 26D4-26D4 26EA-26EA 26F2-26F3 26F5-26F5 26FA-26FA 26FD-26FD 2705-2705 270A-270B 2728-2728 274C-274C 274E-274E"
                    + " 2753-2755 2757-2757 2795-2797 27B0-27B0 27BF-27BF 2B1B-2B1C 2B50-2B50 2B55-2B55 2E80-303E 3041-3247 3250-4DBF 4E00-A4C6 A960-A97C"
                    + " AC00-D7A3 F900-FAFF FE10-FE19 FE30-FE6B FF01-FF60 FFE0-FFE6 16FE0-1B2FB 1F004-1F004 1F0CF-1F0CF 1F18E-1F18E 1F191-1F19A 1F200-1F320"
                    + " 1F32D-1F335 1F337-1F37C 1F37E-1F393 1F3A0-1F3CA 1F3CF-1F3D3 1F3E0-1F3F0 1F3F4-1F3F4 1F3F8-1F43E 1F440-1F440 1F442-1F4FC 1F4FF-1F53D"
                    + " 1F54B-1F54E 1F550-1F567 1F57A-1F57A 1F595-1F596 1F5A4-1F5A4 1F5FB-1F64F 1F680-1F6C5 1F6CC-1F6CC 1F6D0-1F6D2 1F6D5-1F6DF 1F6EB-1F6EC"
                    + " 1F6F4-1F6FC 1F7E0-1F7F0 1F90C-1F93A 1F93C-1F945 1F947-1F9FF 1FA70-1FAFF 20000-3FFFD";

    /** First and last of each range, in order. */
    private static final int[] BOUNDS = Arrays.stream(WIDE.split("[ -]"))
            .mapToInt(number -> Integer.parseInt(number, 16))
            .toArray();

    private static final int EMOJI_PRESENTATION = 0xFE0F;

    private DisplayWidth() {}

    /** The columns of a text without control characters. */
    static int of(String text) {
        int columns = 0;
        int before = 0;
        for (int c : text.codePoints().toArray()) {
            int width = of(c, before);
            columns += width;
            before = c == EMOJI_PRESENTATION ? 2 : Math.max(width, isPartOfOneBefore(c) ? before : 0);
        }
        return columns;
    }

    /**
     * The columns that a character adds.
     *
     * @param before the columns of the character that it stands on, if it is one that stands on another
     */
    private static int of(int c, int before) {
        if (c == EMOJI_PRESENTATION) {
            return before == 1 ? 1 : 0;
        }
        if (isPartOfOneBefore(c) || (isSkinTone(c) && before == 2)) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isPartOfOneBefore(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
        };
    }

    private static boolean isSkinTone(int c) {
        return c >= 0x1F3FB && c <= 0x1F3FF;
    }

    private static boolean isWide(int c) {
        int found = Arrays.binarySearch(BOUNDS, c);
        // Between a first and a last, the place to insert at is odd.
        return found >= 0 || (-found - 1) % 2 == 1;
    }
}
