package co.secoda.gate.known;

/**
 * A text in which {@code *} stands for any characters, or none. Matching takes at most the product of the two lengths.
 */
record Wildcard(String text) {
    private static final char ANY = '*';

    /** Whether it fits every text. */
    boolean fitsAll() {
        return text.chars().allMatch(c -> c == ANY);
    }

    boolean fits(String value) {
        int at = 0;
        int of = 0;
        int star = -1;
        int afterStar = 0;
        while (of < value.length()) {
            if (at < text.length() && text.charAt(at) == ANY) {
                star = at++;
                afterStar = of;
            } else if (at < text.length() && text.charAt(at) == value.charAt(of)) {
                at++;
                of++;
            } else if (star >= 0) {
                at = star + 1; // the latest star takes one character more
                of = ++afterStar;
            } else {
                return false;
            }
        }
        return text.substring(at).chars().allMatch(c -> c == ANY);
    }

    /** Whether it fits a file with forward slashes, or a directory that the file is below. */
    boolean fitsFile(String file) {
        for (int end = file.length(); end > 0; end = file.lastIndexOf('/', end - 1)) {
            if (fits(file.substring(0, end)) || fits(file.substring(0, end) + "/")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
